using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>
/// Calls that a task is in the middle of while others run (specification 4.2, 4.5, 6.6): the same parts as in the whole call, with a stop at each point where no
/// lock keeps the others out. The hook gives way after each session, holding the lock of the outgoing list, and before the jump.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>reboot up to its first stop. A hook that keeps the others out has none before the jump.</summary>
    private Result RebootStart()
    {
        if (Core.Enabled != 0 && Core.SerializeHeld != 0)
        {
            return Excluded(Outcome.StuckRwsemWrite);
        }

        Core.UnderWay = Core.Enabled != 0 ? CallUnderWay.RebootSerializes : CallUnderWay.RebootJumps;
        Core.UnderWayAt = 0;
        var result = Core.Enabled != 0 ? SerializeNext() : Result.Ok;
        while (Design.RebootExclusion != RebootExclusion.None && Core.UnderWay == CallUnderWay.RebootSerializes)
        {
            result = SerializeNext();
        }

        return result;
    }

    /// <summary>The reboot under way up to its next stop, or into the next kernel.</summary>
    private Result RebootContinue()
    {
        if (Core.UnderWay == CallUnderWay.RebootSerializes)
        {
            return SerializeNext();
        }

        Debug.Assert(Core.UnderWay == CallUnderWay.RebootJumps, "a reboot is under way");
        BlobIsOutgoing();
        return Jump();
    }

    /// <summary>Serializes one more session; after the last one the list lock is dropped and the hook ends.</summary>
    private Result SerializeNext()
    {
        int index = Core.UnderWayAt;
        var error = 0;
        if (index < Core.OutgoingCount)
        {
            error = SerializeSession(index);
            Core.UnderWayAt++;
        }

        if (error == 0 && index < Core.OutgoingCount)
        {
            WriteToBlob(index);
            if (Core.UnderWayAt < Core.OutgoingCount)
            {
                return Result.Ok;
            }
        }

        error = error == 0 ? EndHook() : error;
        Core.UnderWay = error == 0 ? CallUnderWay.RebootJumps : CallUnderWay.None;
        Core.UnderWayAt = 0;
        CloseWaiting();
        if (error != 0)
        {
            ForgetBlob();
        }

        return new Result(error);
    }

    /// <summary>What is written of a session is what it is now; what others do to it later does not reach the blob.</summary>
    private readonly void WriteToBlob(int index)
    {
        if (_state.Layout.Dimensions.Blobs == 0)
        {
            return;
        }

        var slot = _state.Order(index);
        _state.Blob[index] = _state.Session(slot);
        _state.BlobOrder[index] = slot;
        _state.Files(slot).CopyTo(_state.BlobFiles(index));
    }

    /// <summary>luo_flb_serialize() where others run before the jump: the counts as they are now.</summary>
    private readonly void WriteFlbsToBlob()
    {
        for (var flb = 0; flb < _state.Layout.Dimensions.Flbs && _state.Layout.Dimensions.Blobs > 0; flb++)
        {
            _state.Flb(flb).SerializedCount = FlbCountToSave(flb);
        }
    }

    /// <summary>The next kernel sees the blob, whatever became of the outgoing set: the jump hands over the former as if it were the latter.</summary>
    private readonly void BlobIsOutgoing()
    {
        if (_state.Layout.Dimensions.Blobs == 0)
        {
            return;
        }

        for (var slot = 0; slot < _state.Layout.Dimensions.Sessions; slot++)
        {
            _state.Files(slot).Clear();
            _state.Session(slot) = default;
            _state.Order(slot) = 0;
        }

        Core.OutgoingCount = 0;
        for (var index = 0; index < _state.Blob.Length && _state.Blob[index].List != SessionList.Free; index++)
        {
            var slot = _state.BlobOrder[index];
            _state.Order(Core.OutgoingCount++) = slot;
            _state.Session(slot) = _state.Blob[index];
            _state.BlobFiles(index)[.._state.Blob[index].Files].CopyTo(_state.Files(slot));
        }
    }

    /// <summary>A refused reboot leaves no blob; what only the blob still named is forgotten.</summary>
    private readonly void ForgetBlob()
    {
        for (var index = 0; index < _state.Blob.Length; index++)
        {
            foreach (ref readonly var entry in _state.BlobFiles(index)[.._state.Blob[index].Files])
            {
                if (entry.Entry != 0 && _state.Handle(entry.Entry - 1).Live == 0)
                {
                    _state.Handle(entry.Entry - 1) = default;
                }
            }
        }

        for (var flb = 0; flb < _state.Layout.Dimensions.Flbs && _state.Layout.Dimensions.Blobs > 0; flb++)
        {
            _state.Flb(flb).SerializedCount = 0;
        }

        ClearBlob();
    }

    private readonly void ClearBlob()
    {
        if (_state.Layout.Dimensions.Blobs == 0)
        {
            return;
        }

        _state.Blob.Clear();
        _state.BlobOrder.Clear();
        for (var index = 0; index < _state.Layout.Dimensions.Blobs; index++)
        {
            _state.BlobFiles(index).Clear();
        }
    }

    /// <summary>Whether the blob written so far names a handle, slot + 1.</summary>
    private readonly bool BlobNames(int slotPlusOne)
    {
        for (var index = 0; index < _state.Blob.Length; index++)
        {
            foreach (ref readonly var entry in _state.BlobFiles(index)[.._state.Blob[index].Files])
            {
                if (entry.Entry == slotPlusOne)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A close that the serialize rwsem keeps out waits for ever, uninterruptibly; one that meets the flag can be frozen, and waits for it to clear.</summary>
    private void WaitToClose(int session)
    {
        if (Design.RebootExclusion == RebootExclusion.Flag)
        {
            _state.Session(session).Closing = 1;
        }
        else
        {
            _k.Halt(Outcome.StuckRwsemRead);
        }
    }

    /// <summary>The list lock is dropped, or the flag cleared: the tasks that waited for it while they closed a session go on.</summary>
    private void CloseWaiting()
    {
        for (var slot = 0; slot < _state.Layout.SessionSlots; slot++)
        {
            if (_state.Session(slot).Closing != 0)
            {
                _state.Session(slot).Closing = 0;
                SessionRelease(slot);
            }
        }
    }

    /// <summary>
    /// GET_NAME up to where its answer waits for the page that it is copied to, which the holder of the descriptor can make wait for as long as it likes; the rwsem
    /// is read-held all the while (N06).
    /// </summary>
    private Result GetNameStart(in Command command)
    {
        var result = SessionIoctl(command with { Op = Op.GetName });
        if (result is { Returned: true, Ret: 0 })
        {
            Core.UnderWay = CallUnderWay.AnswerWaits;
        }

        return result;
    }

    private readonly Result GetNameContinue()
    {
        Debug.Assert(Core.UnderWay == CallUnderWay.AnswerWaits, "an answer waits");
        Core.UnderWay = CallUnderWay.None;
        return Result.Ok;
    }

    /// <summary>Whether a call that waits for user space keeps the reboot hook from the rwsem.</summary>
    private readonly bool AnswerHoldsRwsem =>
        Core.UnderWay == CallUnderWay.AnswerWaits && Design.CopyUnderRwsem == CopyUnderRwsem.Yes && Design.RebootExclusion == RebootExclusion.Rwsem;

    /// <summary>RETRIEVE_SESSION up to where the list lock is dropped with nothing but a pointer to the session in hand (B08).</summary>
    private readonly Result RetrieveSessionStart(in Command command)
    {
        var session = LookUpSession(command, out var refused);
        if (session < 0)
        {
            return refused;
        }

        Core.UnderWay = CallUnderWay.RetrieveSession;
        Core.UnderWayAt = (short)session;
        return Result.Ok;
    }

    /// <summary>RETRIEVE_SESSION from there: it locks the session, or what was one.</summary>
    private Result RetrieveSessionContinue(in Command command)
    {
        Debug.Assert(Core.UnderWay == CallUnderWay.RetrieveSession, "a retrieve is under way");
        int session = Core.UnderWayAt;
        Core.UnderWay = CallUnderWay.None;
        Core.UnderWayAt = 0;
        if (_state.Session(session).List == SessionList.Incoming)
        {
            return TakeSession(session, command.As);
        }

        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.UseAfterFree) { Session = (short)session });
        }

        return Result.Stuck(Outcome.Oops);
    }
}
