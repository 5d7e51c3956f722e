using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>luo_core.c of v3, blob 64d53b31d6d8: the reboot hook, the jump, and the boot of the next kernel (specification 1.1, 1.2).</summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>
{
    /// <summary>
    /// The reboot system call with liveupdate_reboot() in it, which freezes in PREPARED and does nothing in any other state. What goes over depends on KHO
    /// being finalized when the image is loaded, not on LUO's state (R01).
    /// </summary>
    private Result RebootGlobalMachine(bool stay)
    {
        var ret = _k.Core.State == MachineState.Prepared ? Shared.LuoFreeze(ref this) : 0;
        if (ret != 0 || _k.IsHalted || stay)
        {
            return new Result(ret);
        }

        if (TSink.Wanted)
        {
            _k.Sink.Emit(new LuoEvent(EventKind.Kexec) { Status = _k.Core.KhoFinalized });
        }

        _k.Core.Kexecs = (byte)Math.Min(byte.MaxValue, _k.Core.Kexecs + 1);
        BootGlobalMachine(_k.Core.KhoFinalized != 0);
        return Result.Ok;
    }

    private Result ColdBootGlobalMachine()
    {
        _k.Emit(EventKind.ColdBoot);
        BootGlobalMachine(handover: false);
        return Result.Ok;
    }

    /// <summary>
    /// The jump and the boot: luo_startup(), the subsystems that register early, then luo_files_startup(), whose boot callback panics when the file tree is
    /// not one any more.
    /// </summary>
    private void BootGlobalMachine(bool handover)
    {
        var fileTree = _k.State.Machine.FirstFileTree;
        Debug.Assert(!handover || _k.Core.KhoTrees > 0, "KHO is finalized only with a LUO tree in its list");
        HandOverTrees(handover);
        Shared.StartKernel(handover);
        RegisterEarlySubsystems();
        Shared.StateReadEnter();
        if (handover && fileTree != TreeContent.Whole)
        {
            _k.Panic(WarnSite.LuoFilesBoot);
        }

        Shared.StateReadExit();
    }

    /// <summary>Subsystems that register between luo_startup() and the late registration of the files; their order among themselves is that of the workload.</summary>
    private readonly void RegisterEarlySubsystems()
    {
        for (var s = 0; s < _k.State.Layout.Dimensions.Subsystems; s++)
        {
            if (_k.State.Subsystem(s).Early != 0)
            {
                Shared.RegisterSubsystem(s);
            }
        }

        _k.State.Machine.EarlySubsystems = (byte)(_k.Design.FilesPlace == FilesPlace.Registered ? _k.Core.SubsystemCount : 0);
    }

    /// <summary>The nodes of the file tree that the first LUO tree names become the incoming ones, and everything that was outgoing is gone.</summary>
    private readonly void HandOverTrees(bool handover)
    {
        _k.State.Global(0).Clear();
        _k.State.Global(1).Clear();
        var nodes = handover ? _k.State.TreeNodes[.._k.State.Machine.TreeNodes] : [];
        for (var i = 0; i < nodes.Length; i++)
        {
            _k.State.Global(1)[i] = new FileEntry
            {
                Token = nodes[i].Token,
                Handler = nodes[i].Handler,
                Data = nodes[i].Data,
                State = MachineState.Updated,
            };
        }

        _k.State.Machine = new MachineRecord { Incoming = (short)nodes.Length };
        _k.State.TreeNodes.Clear();
    }
}
