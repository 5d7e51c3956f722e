using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_core.c of the merged generations: the device, boot, and the reboot hook (specification 3.2, 4.5, 4.6).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    internal Result DispatchSessions(in Command command) => command.Op switch
    {
        Op.OpenDev => OpenDevice(command.As),
        Op.CreateSession => IoctlCreateSession(command),
        Op.RetrieveSession => IoctlRetrieveSession(command),
        Op.PreserveFd or Op.RetrieveFd or Op.Finish or Op.GetName => SessionIoctl(command),
        Op.Reboot => RebootAs((RebootKind)command.Value),
        Op.RebootStart => RebootStart(),
        Op.RebootContinue => RebootContinue(),
        Op.RetrieveSessionStart => RetrieveSessionStart(command),
        Op.RetrieveSessionContinue => RetrieveSessionContinue(command),
        Op.ReadBlob => ReadBlob(),
        Op.ColdBoot => ColdBoot(),
        Op.Register => new Result(RegisterHandler(command.Object)),
        Op.Unregister => UnregisterHandler(command.Object),
        Op.RegisterFlb => RegisterFlb(command.Object, command.Other),
        Op.RegisterFlbStart => RegisterFlbStart(command.Object, command.Other),
        Op.RegisterFlbContinue => RegisterFlbContinue(command.Object, command.Other),
        Op.UnregisterFlb => UnregisterFlb(command.Object, command.Other),
        Op.FlbGetIn => DriverGetIncoming(command.Object),
        Op.FlbPutIn => DriverPutIncoming(command.Object),
        Op.FlbGetOut => DriverGetOutgoing(command.Object),
        Op.FlbPutOut => DriverPutOutgoing(command.Object),
        Op.FlbGetEarly => GetIncomingEarly(command.Object),
        Op.FdDataQuery => QueryFdData(command.Object),
        Op.HotUnplug => UnplugDevice(command.Object),
        Op.ReloadFlb => new Result(ReloadFlb(command.Object)),
        Op.GetNameStart => GetNameStart(command),
        Op.GetNameContinue => GetNameContinue(),
        _ => new Result(Errno.ENOSYS),
    };

    /// <summary>luo_open(): single open, then the one deserialization of this kernel; any failure is shown as -EIO.</summary>
    private Result OpenDevice(int descriptor)
    {
        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        if (Core.Enabled == 0)
        {
            return new Result(Refuse(Errno.ENOENT, Guard.Disabled)); // it did not register its device, so there is no such file
        }

        if (Core.DeviceOpen != 0 && Design.SingleOpen == SingleOpen.Busy)
        {
            return new Result(Refuse(Errno.EBUSY, Guard.DeviceOpen));
        }

        if (!DeserializeSessions())
        {
            return new Result(Refuse(Errno.EIO, Guard.RebuildFailed));
        }

        Core.DeviceOpen = 1;
        Install(descriptor, NewFile(UserFileKind.Device, 0));
        return Result.Ok;
    }

    /// <summary>
    /// The reboot system call: liveupdate_reboot(), which may refuse, then the jump. With <paramref name="stay"/> the hook succeeds and the machine
    /// stays in the old kernel.
    /// </summary>
    private Result Reboot(bool stay)
    {
        if (Core.Enabled != 0)
        {
            if (Core.SerializeHeld != 0 || AnswerHoldsRwsem)
            {
                return Excluded(Outcome.StuckRwsemWrite);
            }

            for (var i = 0; i < Core.OutgoingCount; i++)
            {
                var error = SerializeSession(i);
                if (error < 0)
                {
                    return new Result(error);
                }
            }

            var finalized = EndHook();
            if (finalized < 0)
            {
                return new Result(finalized);
            }
        }

        return stay ? Result.Ok : Jump();
    }

    /// <summary>What a call gets that the reboot hook keeps out: it waits for ever, or -EBUSY.</summary>
    internal readonly Result Excluded(Outcome waiting) =>
        Design.RebootExclusion == RebootExclusion.Flag ? new Result(Refuse(Errno.EBUSY, Guard.Rebooting)) : Result.Stuck(waiting);

    /// <summary>The end of the hook, all sessions serialized: KHO finalize where there is one, and whatever keeps the others out stays.</summary>
    private readonly int EndHook()
    {
        if (Design.KhoFinalize == KhoFinalize.InHook && Fails(FaultKind.KhoFinalize))
        {
            return Errno.EAGAIN;
        }

        WriteFlbsToBlob();
        Core.SerializeHeld = (byte)(Design.RebootExclusion == RebootExclusion.None ? 0 : 1);
        return 0;
    }

    /// <summary>The jump into the next kernel.</summary>
    private Result Jump()
    {
        Emit(EventKind.Kexec);
        HandOver(Core.Enabled != 0 && !_plainImage);
        Core.Kexecs = (byte)Math.Min(byte.MaxValue, Core.Kexecs + 1);
        Boot();
        return Result.Ok;
    }

    /// <summary>A power cycle: nothing is handed over.</summary>
    private Result ColdBoot()
    {
        Emit(EventKind.ColdBoot);
        HandOver(handover: false);
        Boot();
        return Result.Ok;
    }

    /// <summary>The jump: all that is not in the blob is gone, the blob becomes the incoming half of the next kernel.</summary>
    private void HandOver(bool handover)
    {
        var blocks = Core.SessionBlocks;
        HandOverSessions(handover);
        if (Design.EmptySessions == EmptySessions.Dropped)
        {
            blocks = (short)((HandedOverCount() + Design.SessionsPerBlock - 1) / Design.SessionsPerBlock);
        }

        HandOverFlbs(handover);
        ClearBlob();
        _k.DropUserSpace();
        for (var h = 0; h < _state.Layout.Dimensions.Handlers; h++)
        {
            ref var handler = ref _state.Handler(h);
            handler.Registered = 0;
            handler.EverRegistered = 0;
            handler.Links = 0;
            handler.Users = 0;
            _state.Links(h).Clear();
        }

        _state.HandlerOrder.Clear();
        _state.FlbOrder.Clear();
        for (var m = 0; m < _state.Layout.Modules; m++)
        {
            _state.ModuleRefs(m) = 0;
            _state.ModuleGoing(m) = 0;
        }

        var kexecs = Core.Kexecs;
        var faults = Core.Faults;
        Core = default;
        Core.Kexecs = kexecs;
        Core.Faults = faults;
        Core.State = MachineState.Normal;
        Core.Incoming = (byte)(handover ? 1 : 0);
        Core.SessionBlocks = handover ? blocks : (short)0;
    }

    /// <summary>
    /// liveupdate_early_init() and the late init: an incoming block that can not be taken over, or that is empty, panics the boot; a failing KHO allocation
    /// disables LUO.
    /// </summary>
    private void Boot()
    {
        if (_foreignKernel)
        {
            BootForeignKernel();
            return;
        }

        if (Core.Incoming != 0 && Design.Serialization == Serialization.Blocks && !TakeOverSessionBlocks())
        {
            Panic(WarnSite.LiveupdateEarlyInit);
            return;
        }

        Core.SessionBlocks = 0;
        if (_nextIsOff)
        {
            BootOff();
            return;
        }

        Core.Enabled = 1;
        var allocations = Design.Serialization == Serialization.Blocks ? 2 : 3;
        for (var i = 0; i < allocations && Core.Enabled != 0; i++)
        {
            Core.Enabled = (byte)(Fails(FaultKind.Kho) ? 0 : 1);
        }
    }

    private readonly int HandedOverCount()
    {
        var sessions = 0;
        for (var slot = 0; slot < _state.Layout.SessionSlots; slot++)
        {
            sessions += _state.Session(slot).List == SessionList.HandedOver ? 1 : 0;
        }

        return sessions;
    }

    /// <summary>kho_block_set restore of the session set: one allocation a block; every block must have at least one entry (O05).</summary>
    private readonly bool TakeOverSessionBlocks()
    {
        var sessions = HandedOverCount();
        for (var block = 0; block < Core.SessionBlocks; block++)
        {
            if (sessions <= block * Design.SessionsPerBlock || Fails(FaultKind.Kzalloc))
            {
                return false;
            }
        }

        return true;
    }
}
