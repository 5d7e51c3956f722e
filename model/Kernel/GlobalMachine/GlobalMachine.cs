using LuoModel.Model.Commands;

namespace LuoModel.Model.Kernel;

/// <summary>Orchestrator of RFC v3: one global machine, no sessions (luo_core.c, luo_ioctl.c of the August 2025 series).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private Result DispatchGlobalMachine(in Command command) => new(Errno.ENOSYS);
}
