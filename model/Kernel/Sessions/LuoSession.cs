using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_session.c of the merged generations: the session lists and their ioctls (specification 3.3, 4.1, 4.2).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>The name field of CREATE and RETRIEVE, with its terminator.</summary>
    internal const int NameField = 64;

    /// <summary>luo_ioctl_create_session(): CREATE_SESSION.</summary>
    private Result IoctlCreateSession(in Command command)
    {
        var device = DeviceOf(command.Fd);
        if (device < 0)
        {
            return new Result(device);
        }

        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var text = Workload.Names[command.Object];
        if (Design.NameCheck == NameCheck.Einval && (text.Length == 0 || text.Length >= NameField))
        {
            return new Result(Refuse(Errno.EINVAL, Guard.BadName));
        }

        if (Fails(FaultKind.Kzalloc))
        {
            return new Result(Errno.ENOMEM);
        }

        if (Core.SerializeHeld != 0)
        {
            return Excluded(Outcome.StuckRwsemRead);
        }

        if (AnswerFails(AnswerCopy.CheckedFirst))
        {
            return new Result(Errno.EFAULT);
        }

        var session = CreateSession(_k.Facts.CutNames[command.Object]);
        if (session < 0)
        {
            return new Result(session);
        }

        if (Fails(FaultKind.AnonFile))
        {
            RemoveSession(session);
            return new Result(Errno.ENOMEM);
        }

        return HandOut(session, command.As);
    }

    /// <summary>luo_session_insert() on the outgoing list: room first, then the duplicate check; the room is not given back (O05).</summary>
    internal readonly int CreateSession(int name)
    {
        if (Design.DuplicateCheck == DuplicateCheck.BeforeRoom && FindOutgoing(name) >= 0)
        {
            return Refuse(Errno.EEXIST, Guard.NameTaken, FindOutgoing(name));
        }

        if (Design.Serialization == Serialization.OneArea)
        {
            if (Core.OutgoingCount == Design.MaxSessionsOneArea)
            {
                return Refuse(Errno.ENOMEM, Guard.SessionsFull);
            }
        }
        else
        {
            var blocks = GrowBlocks(Core.SessionBlocks, Core.OutgoingCount, Design.SessionsPerBlock);
            if (blocks < 0)
            {
                return blocks;
            }

            Core.SessionBlocks = (short)blocks;
        }

        if (FindOutgoing(name) >= 0)
        {
            return Refuse(Errno.EEXIST, Guard.NameTaken, FindOutgoing(name));
        }

        var slot = NewSessionSlot(name);
        ref var session = ref _state.Session(slot);
        session = default;
        session.List = SessionList.Outgoing;
        session.Name = (short)name;
        _state.Order(Core.OutgoingCount++) = (short)slot;
        return slot;
    }

    /// <summary>The outgoing session of a name; -1 when there is none.</summary>
    private readonly int FindOutgoing(int name)
    {
        foreach (var other in _state.Outgoing)
        {
            if (_state.Session(other).Name == name)
            {
                return other;
            }
        }

        return -1;
    }

    /// <summary>luo_ioctl_retrieve_session(): RETRIEVE_SESSION.</summary>
    private Result IoctlRetrieveSession(in Command command)
    {
        var session = LookUpSession(command, out var refused);
        return session < 0 ? refused : TakeSession(session, command.As);
    }

    /// <summary>RETRIEVE_SESSION up to the session that it found, -1 when it is refused before.</summary>
    private readonly int LookUpSession(in Command command, out Result refused)
    {
        var device = DeviceOf(command.Fd);
        if (device < 0)
        {
            refused = new Result(device);
            return -1;
        }

        if (Fails(FaultKind.Fd))
        {
            refused = new Result(Errno.EMFILE);
            return -1;
        }

        if (Core.SerializeHeld != 0)
        {
            refused = Excluded(Outcome.StuckRwsemRead);
            return -1;
        }

        if (AnswerFails(AnswerCopy.CheckedFirst))
        {
            refused = new Result(Errno.EFAULT);
            return -1;
        }

        var session = FindIncoming(command.Object);
        refused = session < 0 ? new Result(Refuse(Errno.ENOENT, Guard.NoSuchSession)) : default;
        return session;
    }

    /// <summary>RETRIEVE_SESSION from the locked session on.</summary>
    private Result TakeSession(int session, int descriptor)
    {
        if (_state.Session(session).Retrieved != 0)
        {
            return new Result(Refuse(Errno.EINVAL, Guard.SessionHandedOut, session));
        }

        if (Fails(FaultKind.AnonFile))
        {
            return new Result(Errno.ENOMEM);
        }

        _state.Session(session).Retrieved = 1;
        return HandOut(session, descriptor);
    }

    internal readonly int FindIncoming(int name)
    {
        foreach (var session in _state.Incoming)
        {
            if (_state.Session(session).Name == name)
            {
                return session;
            }
        }

        return -1;
    }

    /// <summary>Whether the answer can not be copied, asked at the moment <paramref name="when"/> of the design.</summary>
    private readonly bool AnswerFails(AnswerCopy when) => Design.AnswerCopy == when && Fails(FaultKind.CopyToUser);

    /// <summary>luo_session_ioctl(): kind check, then the serialize rwsem, then the operation.</summary>
    private Result SessionIoctl(in Command command)
    {
        var session = SessionOf(command.Fd);
        if (session < 0)
        {
            return new Result(session);
        }

        if (command.Op == Op.GetName && command.Other == (short)GetNameArgument.OtherNumber)
        {
            return new Result(Refuse(UnknownCall, Guard.UnknownCall, session));
        }

        var size = command.Op == Op.GetName ? GetNameSizeError((GetNameArgument)command.Other) : 0;
        if (size < 0)
        {
            return new Result(size);
        }

        var retrieved = _state.Session(session).Retrieved != 0;
        var wrongKind = command.Op switch
        {
            Op.PreserveFd => retrieved,
            Op.RetrieveFd or Op.Finish => !retrieved,
            _ => false,
        };
        if (command.Op == Op.GetName && Design.GetName == GetName.Absent)
        {
            return new Result(Refuse(UnknownCall, Guard.UnknownCall, session));
        }

        if (wrongKind && Design.SessionKindCheck == SessionKindCheck.Einval)
        {
            return new Result(Refuse(Errno.EINVAL, Guard.WrongKindOfSession, session));
        }

        if (Core.SerializeHeld != 0)
        {
            return Excluded(Outcome.StuckRwsemRead);
        }

        if (AnswerFails(AnswerCopy.CheckedFirst))
        {
            return new Result(Errno.EFAULT);
        }

        return command.Op switch
        {
            Op.PreserveFd => PreserveFd(session, command.Other, command.Token),
            Op.RetrieveFd => RetrieveFd(session, command.Token, command.As),
            Op.Finish => FinishIoctl(session, command.Value),
            Op.GetName => GetNameIoctl(session, command.Value),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What a number outside of the table of calls gets.</summary>
    private readonly int UnknownCall => Design.UnknownIoctl == UnknownIoctl.Enotty ? Errno.ENOTTY : Errno.EINVAL;

    /// <summary>luo_session_finish(): FINISH. A failing answer comes after the session is finished.</summary>
    private Result FinishIoctl(int session, int reserved)
    {
        if (reserved != 0 && Design.FinishReserved == FinishReserved.Einval)
        {
            return new Result(Refuse(Errno.EINVAL, Guard.ReservedWord));
        }

        var error = HasInvalid(session) ? Refuse(Errno.ENODEV, Guard.HoldsInvalidFile, session)
            : Design.FinishedSession == FinishedSession.Outgoing ? FinishForReuse(session)
            : FinishFiles(session);
        if (error < 0 || _k.IsHalted)
        {
            return new Result(error);
        }

        return AnswerFails(AnswerCopy.Last) ? new Result(Errno.EFAULT) : Result.Ok;
    }

    /// <summary>luo_session_get_name(): GET_NAME, on both kinds of session.</summary>
    private readonly Result GetNameIoctl(int session, int reserved)
    {
        if (reserved != 0)
        {
            return new Result(Refuse(Errno.EINVAL, Guard.ReservedWord));
        }

        return AnswerFails(AnswerCopy.Last) ? new Result(Errno.EFAULT) : new Result(0, _state.Session(session).Name);
    }

    /// <summary>
    /// luo_session_release(): an outgoing session is unpreserved and goes; an incoming one is finished and goes, unless a can_finish refuses: then the error is
    /// swallowed and the session stays without a descriptor (O02).
    /// </summary>
    internal void SessionRelease(int slot)
    {
        if (Core.SerializeHeld != 0)
        {
            WaitToClose(slot);
            return;
        }

        if (_state.Session(slot).Retrieved == 0)
        {
            UnpreserveFiles(slot);
            if (Core.UnderWay == CallUnderWay.RebootSerializes)
            {
                _state.Session(slot).Closing = 1;
                return;
            }
        }
        else if (Design.IncomingClose == IncomingClose.Leaks)
        {
            return;
        }
        else if (FinishFiles(slot) < 0)
        {
            if (Design.UnfinishableClose == UnfinishableClose.Retrievable)
            {
                _state.Session(slot).Retrieved = 0;
            }

            return;
        }

        if (!_k.IsHalted)
        {
            RemoveSession(slot);
        }
    }

    /// <summary>luo_session_remove() and luo_session_free(): off its list, room given back.</summary>
    internal readonly void RemoveSession(int slot)
    {
        var outgoing = _state.Session(slot).List == SessionList.Outgoing;
        var first = outgoing ? 0 : _state.Layout.Dimensions.Sessions;
        ref var count = ref outgoing ? ref Core.OutgoingCount : ref Core.IncomingCount;
        var at = 0;
        while (_state.Order(first + at) != slot)
        {
            at++;
            Debug.Assert(at < count, "a session is on its list");
        }

        count--;
        for (; at < count; at++)
        {
            _state.Order(first + at) = _state.Order(first + at + 1);
        }

        _state.Order(first + count) = 0;
        if (outgoing && Design.Serialization == Serialization.Blocks)
        {
            Core.SessionBlocks = (short)ShrinkBlocks(Core.SessionBlocks, count, Design.SessionsPerBlock);
        }

        DestroyFileSet(slot);
        _state.Session(slot) = default;
    }
}
