using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>luo_session.c of v4: the machine of one session, NORMAL / PREPARED / FROZEN / UPDATED (specification 2.2).</summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>luo_session_set_event(): SESSION_SET_EVENT. The global state is not looked at; cancel and finish in the wrong state do nothing and return 0.</summary>
    private Result SetSessionEvent(int session, int code)
    {
        switch (code)
        {
            case (int)LuoEventCode.Prepare:
                return new Result(PrepareSession(session));
            case (int)LuoEventCode.Freeze:
                return new Result(FreezeSession(session, everything: false));
            case (int)LuoEventCode.Finish:
                FinishSession(session);
                return Result.Ok;
            case (int)LuoEventCode.Cancel:
                CancelSession(session);
                return Result.Ok;
            default:
                return new Result(Errno.EINVAL);
        }
    }

    /// <summary>luo_session_prepare_one().</summary>
    private int PrepareSession(int session)
    {
        if (_k.State.Session(session).State != MachineState.Normal)
        {
            return Errno.EBUSY;
        }

        var ret = PrepareSessionFiles(session);
        if (ret == 0)
        {
            _k.State.Session(session).State = MachineState.Prepared;
        }

        return ret;
    }

    /// <summary>luo_session_freeze_one(): after a failure the session is NORMAL, not PREPARED, and keeps the addresses of freed memory (R13).</summary>
    private int FreezeSession(int session, bool everything)
    {
        if (_k.State.Session(session).State != MachineState.Prepared)
        {
            return Errno.EBUSY;
        }

        var ret = FreezeSessionFiles(session, everything);
        _k.State.Session(session).State = ret == 0 ? MachineState.Frozen : MachineState.Normal;
        if (ret != 0 && _k.Design.FailedSessionFreeze == FailedSessionFreeze.Cleared)
        {
            ClearSlot(session);
            ForgetArray(session);
            ForgetSlot(session);
        }

        return ret;
    }

    /// <summary>luo_session_cancel_one(): only PREPARED and FROZEN sessions; the slot keeps what PREPARE wrote (R12), the session forgets it.</summary>
    private void CancelSession(int session)
    {
        if (_k.State.Session(session).State is not (MachineState.Prepared or MachineState.Frozen))
        {
            return;
        }

        CancelSessionFiles(session);
        _k.State.Session(session).State = MachineState.Normal;
        ForgetArray(session);
        if (_k.Design.CancelledSlot == CancelledSlot.Cleared)
        {
            ClearSlot(session);
        }

        ForgetSlot(session);
        _sweep = true;
    }

    /// <summary>
    /// luo_session_finish_one(): only UPDATED sessions. Files that nobody reclaimed are dropped, reclaimed ones stay preserved for the next update.
    /// </summary>
    private void FinishSession(int session)
    {
        if (_k.State.Session(session).State != MachineState.Updated)
        {
            return;
        }

        FinishSessionFiles(session);
        ForgetArray(session);
        for (var at = 0; at < _k.State.Session(session).Files;)
        {
            if (_k.State.File(session, at).RetrieveStatus > 0)
            {
                at++;
            }
            else
            {
                DropFile(session, at);
            }
        }

        _k.State.Session(session).State = MachineState.Normal;
        _sweep = true;
    }

    /// <summary>luo_session_release(): the slot is zeroed, then finish or cancel as the state asks for; it never fails and takes no global lock.</summary>
    public void ReleaseSession(int session)
    {
        ClearSlot(session);
        FinishSession(session);
        CancelSession(session);
        while (_k.State.Session(session).Files > 0)
        {
            DropFile(session, 0);
        }

        RemoveMachineSession(session);
    }

    /// <summary>The session's slot in the array is zeroed, wherever the pointer leads: into freed memory after a failed freeze (R13).</summary>
    private void ClearSlot(int session)
    {
        ref var record = ref _k.State.Session(session);
        ref var addresses = ref _k.State.Addresses(session);
        _wroteFreed |= record.Slot == 2;
        if (addresses.Table == TableRole.First)
        {
            _k.State.TableEntry(TableRole.First, addresses.Entry) = default;
        }
    }

    /// <summary>session->files = 0.</summary>
    private readonly void ForgetArray(int session)
    {
        _k.State.Session(session).Area = SerializedArea.None;
        _k.State.Addresses(session).Array = 0;
    }

    /// <summary>session->ser = NULL.</summary>
    private readonly void ForgetSlot(int session)
    {
        _k.State.Session(session).Slot = 0;
        _k.State.Addresses(session).Table = TableRole.None;
        _k.State.Addresses(session).Entry = 0;
    }
}
