using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>luo_session.c of v4: the machine of one session, NORMAL / PREPARED / FROZEN / UPDATED (semantics 2.2).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
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
        if (_state.Session(session).State != MachineState.Normal)
        {
            return Errno.EBUSY;
        }

        var ret = PrepareSessionFiles(session);
        if (ret == 0)
        {
            _state.Session(session).State = MachineState.Prepared;
        }

        return ret;
    }

    /// <summary>luo_session_freeze_one(): after a failure the session is NORMAL, not PREPARED, and keeps the addresses of freed memory (R13).</summary>
    private int FreezeSession(int session, bool everything)
    {
        if (_state.Session(session).State != MachineState.Prepared)
        {
            return Errno.EBUSY;
        }

        var ret = FreezeSessionFiles(session, everything);
        _state.Session(session).State = ret == 0 ? MachineState.Frozen : MachineState.Normal;
        if (ret != 0 && Design.FailedSessionFreeze == FailedSessionFreeze.Cleared)
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
        if (_state.Session(session).State is not (MachineState.Prepared or MachineState.Frozen))
        {
            return;
        }

        CancelSessionFiles(session);
        _state.Session(session).State = MachineState.Normal;
        ForgetArray(session);
        if (Design.CancelledSlot == CancelledSlot.Cleared)
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
        if (_state.Session(session).State != MachineState.Updated)
        {
            return;
        }

        FinishSessionFiles(session);
        ForgetArray(session);
        for (var at = 0; at < _state.Session(session).Files;)
        {
            if (_state.File(session, at).RetrieveStatus > 0)
            {
                at++;
            }
            else
            {
                DropFile(session, at);
            }
        }

        _state.Session(session).State = MachineState.Normal;
        _sweep = true;
    }

    /// <summary>luo_session_release(): the slot is zeroed, then finish or cancel as the state asks for; it never fails and takes no global lock.</summary>
    private void ReleaseMachineSession(int session)
    {
        ClearSlot(session);
        FinishSession(session);
        CancelSession(session);
        while (_state.Session(session).Files > 0)
        {
            DropFile(session, 0);
        }

        RemoveMachineSession(session);
    }

    /// <summary>The session's slot in the array is zeroed, wherever the pointer leads: into freed memory after a failed freeze (R13).</summary>
    private void ClearSlot(int session)
    {
        ref var record = ref _state.Session(session);
        ref var addresses = ref _state.Addresses(session);
        _wroteFreed |= record.Slot == 2;
        if (addresses.Table == TableRole.First)
        {
            _state.TableEntry(TableRole.First, addresses.Entry) = default;
        }
    }

    /// <summary>session->files = 0.</summary>
    private readonly void ForgetArray(int session)
    {
        _state.Session(session).Area = SerializedArea.None;
        _state.Addresses(session).Array = 0;
    }

    /// <summary>session->ser = NULL.</summary>
    private readonly void ForgetSlot(int session)
    {
        _state.Session(session).Slot = 0;
        _state.Addresses(session).Table = TableRole.None;
        _state.Addresses(session).Entry = 0;
    }
}
