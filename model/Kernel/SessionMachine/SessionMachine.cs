using LuoModel.Model.Commands;

namespace LuoModel.Model.Kernel;

/// <summary>Orchestrator of v4: sessions with a machine each, under the global one (luo_session.c, luo_core.c of the September 2025 series).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private Result DispatchSessionMachine(in Command command) => new(Errno.ENOSYS);
}
