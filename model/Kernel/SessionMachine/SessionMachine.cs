using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>
/// Orchestrator of v4 (September 2025): sessions with a machine each, under the global one. The parts follow the series: luo_ioctl.c here and in
/// <c>MachineIoctls</c>; luo_session.c in <c>SessionList</c>, <c>SessionEvents</c>, <c>SessionFiles</c> and <c>SessionSubsystem</c>; luo_file.c in <c>Files</c>;
/// pages in <c>Pages</c>. The global transitions and luo_subsystems.c are shared with v3.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private Result DispatchSessionMachine(in Command command) => command.Op switch
    {
        Op.OpenDev => OpenSingleDevice(command.As),
        Op.CreateSession or Op.RetrieveSession or Op.GetState or Op.SetEvent => MachineDeviceIoctl(command),
        Op.PreserveFd or Op.UnpreserveFd or Op.RetrieveFd or Op.SessionGetState or Op.SessionSetEvent => MachineSessionIoctl(command),
        Op.RawIoctl => RawMachineIoctl(command),
        Op.Register => new Result(RegisterFileHandler(command.Object)),
        Op.Unregister => new Result(UnregisterMachineHandler(command.Object)),
        Op.RegisterSubsystem => new Result(RegisterSubsystem(command.Object)),
        Op.UnregisterSubsystem => new Result(UnregisterSubsystem(command.Object)),
        Op.GetSubsystemData => GetSubsystemData(command.Object),
        Op.SetMem => SetMem(command.Value),
        Op.Reboot => RebootSessionMachine(command.Value != 0),
        Op.ColdBoot => ColdBootSessionMachine(),
        _ => new Result(Errno.ENOSYS),
    };

    /// <summary>
    /// liveupdate_unregister_file_handler(): refused while its use count is not 0, also when that fell below (R11). Whether it is registered is not looked at:
    /// the module reference goes in any case, and a list entry that was never initialised is corrupt (R09).
    /// </summary>
    private readonly int UnregisterMachineHandler(int handler)
    {
        StateReadEnter();
        var ret = UnregisterLocked(handler);
        StateReadExit();
        return ret;
    }

    private readonly int UnregisterLocked(int handler)
    {
        if (!NormalOrUpdated)
        {
            return Errno.EBUSY;
        }

        ref var record = ref _state.Handler(handler);
        var waiting = Design.HandlerUseCount == HandlerUseCount.RebuiltToo && Core.State == MachineState.Updated && Core.Rebuilt == 0
            && _state.Table(TableRole.Received).Count > 0;
        if (record.Users != 0 || waiting)
        {
            return Errno.EBUSY;
        }

        if (record.Registered == 0 && Design.UnregisterCheck == UnregisterCheck.Registered)
        {
            return Errno.ENOENT;
        }

        if (record.Registered != 0)
        {
            Remove(_state.HandlerOrder, Core.HandlerCount--, (byte)handler);
            record.Registered = 0;
        }
        else if (record.EverRegistered == 0)
        {
            Emit(EventKind.ListCorrupt);
            record.EverRegistered = 1;
        }

        PutModule(handler);
        return 0;
    }

    /// <summary>The reboot system call with liveupdate_reboot() in it; what goes over depends on KHO alone (R01).</summary>
    private Result RebootSessionMachine(bool stay)
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
        BootSessionMachine(Core.KhoFinalized != 0);
        return Result.Ok;
    }

    private Result ColdBootSessionMachine()
    {
        Emit(EventKind.ColdBoot);
        BootSessionMachine(handover: false);
        return Result.Ok;
    }

    /// <summary>The jump and the boot: luo_startup(), then the sessions register themselves before any other subsystem can.</summary>
    private void BootSessionMachine(bool handover)
    {
        HandOverSessionTable(handover);
        Machine = default;
        StartKernel(handover);
        if (handover)
        {
            BootSessions();
        }
    }
}
