using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.Kernel.StateMachine;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// Orchestrator of v4 (September 2025): sessions with a machine each, under the global one. The parts follow the series: luo_ioctl.c here and in
/// <c>MachineIoctls</c>; luo_session.c in <c>SessionList</c>, <c>SessionEvents</c>, <c>SessionFiles</c> and <c>SessionSubsystem</c>; luo_file.c in <c>Files</c>;
/// pages in <c>Pages</c>. The global transitions and luo_subsystems.c are shared with v3.
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>(KernelContext<TEnvironment, TSink> k) : IOrchestrator, IOwnSubsystem
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k = k;

    /// <summary>Something may be named by nothing any more, and is forgotten at the end of the command.</summary>
    private bool _sweep = false;

    /// <summary>A session cleared its slot in an array that was freed.</summary>
    private bool _wroteFreed = false;

    /// <summary>What v3 and v4 share.</summary>
    private readonly SharedMachine<TEnvironment, TSink> Shared => new(_k);

    /// <inheritdoc/>
    public Result Dispatch(in Command command) => command.Op switch
    {
        Op.OpenDev => Shared.OpenSingleDevice(command.As),
        Op.CreateSession or Op.RetrieveSession or Op.GetState or Op.SetEvent => MachineDeviceIoctl(command),
        Op.PreserveFd or Op.UnpreserveFd or Op.RetrieveFd or Op.SessionGetState or Op.SessionSetEvent => MachineSessionIoctl(command),
        Op.RawIoctl => RawMachineIoctl(command),
        Op.Register => new Result(Shared.RegisterFileHandler(command.Object)),
        Op.Unregister => new Result(UnregisterMachineHandler(command.Object)),
        Op.RegisterSubsystem => new Result(Shared.RegisterSubsystem(command.Object)),
        Op.UnregisterSubsystem => new Result(Shared.UnregisterSubsystem(command.Object)),
        Op.GetSubsystemData => Shared.GetSubsystemData(command.Object),
        Op.SetMem => Shared.SetMem(command.Value),
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
        Shared.StateReadEnter();
        var ret = UnregisterLocked(handler);
        Shared.StateReadExit();
        return ret;
    }

    private readonly int UnregisterLocked(int handler)
    {
        if (!Shared.NormalOrUpdated)
        {
            return Errno.EBUSY;
        }

        ref var record = ref _k.State.Handler(handler);
        var waiting = _k.Design.HandlerUseCount == HandlerUseCount.RebuiltToo && _k.Core.State == MachineState.Updated && _k.Core.Rebuilt == 0
            && _k.State.Table(TableRole.Received).Count > 0;
        if (record.Users != 0 || waiting)
        {
            return Errno.EBUSY;
        }

        if (record.Registered == 0 && _k.Design.UnregisterCheck == UnregisterCheck.Registered)
        {
            return Errno.ENOENT;
        }

        if (record.Registered != 0)
        {
            KernelLists.Remove(_k.State.HandlerOrder, _k.Core.HandlerCount--, (byte)handler);
            record.Registered = 0;
        }
        else if (record.EverRegistered == 0)
        {
            _k.Emit(EventKind.ListCorrupt);
            record.EverRegistered = 1;
        }

        _k.PutModule(handler);
        return 0;
    }

    /// <summary>The reboot system call with liveupdate_reboot() in it; what goes over depends on KHO alone (R01).</summary>
    private Result RebootSessionMachine(bool stay)
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
        BootSessionMachine(_k.Core.KhoFinalized != 0);
        return Result.Ok;
    }

    private Result ColdBootSessionMachine()
    {
        _k.Emit(EventKind.ColdBoot);
        BootSessionMachine(handover: false);
        return Result.Ok;
    }

    /// <summary>The jump and the boot: luo_startup(), then the sessions register themselves before any other subsystem can.</summary>
    private void BootSessionMachine(bool handover)
    {
        HandOverSessionTable(handover);
        _k.State.Machine = default;
        Shared.StartKernel(handover);
        if (handover)
        {
            BootSessions();
        }
    }

    /// <summary>luo_release(): the single-open flag is given back.</summary>
    public readonly void ReleaseDevice() => _k.Core.DeviceOpen = 0;

    /// <inheritdoc/>
    public readonly bool KeepsAddress(int file) => false;

    /// <inheritdoc/>
    int IOwnSubsystem.Prepare() => PrepareSessions();

    /// <inheritdoc/>
    int IOwnSubsystem.Freeze() => FreezeSessions();

    /// <inheritdoc/>
    void IOwnSubsystem.Cancel() => CancelSessions();

    /// <inheritdoc/>
    void IOwnSubsystem.Finish() => FinishSessions();
}
