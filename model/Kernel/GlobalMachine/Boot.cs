using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>luo_core.c of v3, blob 64d53b31d6d8: the reboot hook, the jump, and the boot of the next kernel (semantics 1.1, 1.2).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// The reboot system call with liveupdate_reboot() in it, which freezes in PREPARED and does nothing in any other state. What goes over depends on KHO
    /// being finalized when the image is loaded, not on LUO's state (R01).
    /// </summary>
    private Result RebootGlobalMachine(bool stay)
    {
        var ret = Core.State == MachineState.Prepared ? LuoFreeze() : 0;
        if (ret != 0 || _halt != Outcome.Returned || stay)
        {
            return new Result(ret);
        }

        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Kexec) { Status = Core.KhoFinalized });
        }

        Core.Kexecs = (byte)Math.Min(byte.MaxValue, Core.Kexecs + 1);
        BootGlobalMachine(Core.KhoFinalized != 0);
        return Result.Ok;
    }

    private Result ColdBootGlobalMachine()
    {
        Emit(EventKind.ColdBoot);
        BootGlobalMachine(handover: false);
        return Result.Ok;
    }

    /// <summary>
    /// The jump and the boot: luo_startup(), the subsystems that register early, then luo_files_startup(), whose boot callback panics when the file tree is
    /// not one any more.
    /// </summary>
    private void BootGlobalMachine(bool handover)
    {
        var fileTree = Machine.FirstFileTree;
        Debug.Assert(!handover || Core.KhoTrees > 0, "KHO is finalized only with a LUO tree in its list");
        HandOverTrees(handover);
        StartKernel(handover);
        RegisterEarlySubsystems();
        StateReadEnter();
        if (handover && fileTree != TreeContent.Whole)
        {
            Panic(WarnSite.LuoFilesBoot);
        }

        StateReadExit();
    }

    /// <summary>Subsystems that register between luo_startup() and the late registration of the files; their order among themselves is that of the workload.</summary>
    private readonly void RegisterEarlySubsystems()
    {
        for (var s = 0; s < _state.Layout.Dimensions.Subsystems; s++)
        {
            if (_state.Subsystem(s).Early != 0)
            {
                RegisterSubsystem(s);
            }
        }

        Machine.EarlySubsystems = (byte)(Design.FilesPlace == FilesPlace.Registered ? Core.SubsystemCount : 0);
    }

    /// <summary>The nodes of the file tree that the first LUO tree names become the incoming ones, and everything that was outgoing is gone.</summary>
    private readonly void HandOverTrees(bool handover)
    {
        _state.Global(0).Clear();
        _state.Global(1).Clear();
        var nodes = handover ? _state.TreeNodes[..Machine.TreeNodes] : [];
        for (var i = 0; i < nodes.Length; i++)
        {
            _state.Global(1)[i] = new FileEntry
            {
                Token = nodes[i].Token,
                Handler = nodes[i].Handler,
                Data = nodes[i].Data,
                State = MachineState.Updated,
            };
        }

        Machine = new MachineRecord { Incoming = (short)nodes.Length };
        _state.TreeNodes.Clear();
    }
}
