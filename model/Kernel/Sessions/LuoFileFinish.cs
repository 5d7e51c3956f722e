using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_file.c of the merged generations: retrieve, can_finish and finish (specification 4.7, 4.8).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_session_retrieve_fd(): RETRIEVE_FD. A failing answer leaves the file retrieved, so the call may be repeated.</summary>
    internal Result RetrieveFd(int session, int token, int descriptor)
    {
        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var at = FindToken(session, token);
        if (at < 0)
        {
            if (Design.TokenLookup == TokenLookup.ListHead && _state.Session(session).Files > 0)
            {
                Emit(EventKind.StrayRead);
            }

            return new Result(Refuse(Errno.ENOENT, Guard.NoSuchToken, session));
        }

        var error = RetrieveFile(session, at);
        if (error > 0)
        {
            // Only negative results are failures to the ioctl: it installs a pointer that nobody set (N10).
            return Result.Stuck(Outcome.Oops);
        }

        if (error != 0 || _k.IsHalted)
        {
            return new Result(error);
        }

        ref var entry = ref _state.File(session, at);
        var file = entry.File - 1;
        _state.User(file).Refs++;
        if (AnswerFails(AnswerCopy.Last))
        {
            Put(file);
            return new Result(Errno.EFAULT);
        }

        entry.Claimed = 1;
        Install(descriptor, file);
        return new Result(0, file);
    }

    /// <summary>
    /// luo_retrieve_file(): the callback at most once where failures are remembered; an earlier success is simply a further reference. LUO keeps one reference
    /// until finish.
    /// </summary>
    private int RetrieveFile(int session, int at)
    {
        ref var entry = ref _state.File(session, at);
        if (entry.Locked != 0)
        {
            _k.Halt(Outcome.StuckMutex);
            return 0;
        }

        if (entry.Invalid != 0)
        {
            return Refuse(Errno.ENODEV, Guard.FileInvalid, session, at);
        }

        if (entry.RetrieveStatus < 0)
        {
            return Refuse(entry.RetrieveStatus, Guard.RetrieveFailedBefore, session, at);
        }

        if (entry.RetrieveStatus > 0)
        {
            return 0;
        }

        if (IdIsTaken(entry))
        {
            return Refuse(Errno.EBUSY, Guard.FileHeld, session, at);
        }

        entry.Locked = 1;
        var result = RetrieveCallback(session, at, out var file);
        if (_k.IsHalted)
        {
            return 0;
        }

        entry.Locked = 0;
        if (result > 0 && Design.PositiveRetrieve == PositiveRetrieve.Refused)
        {
            result = Errno.EIO;
        }

        if (result != 0)
        {
            entry.RetrieveStatus = (sbyte)(Design.RetrieveStatus == RetrieveStatus.Remember ? result : 0);
            return result;
        }

        entry.File = (short)(file + 1);
        entry.RetrieveStatus = 1;
        return EnterRetrieved(ref entry, file);
    }

    /// <summary>
    /// The retrieved file enters the duplicate map. The kernel only warns when it cannot (N09); the repair fails the retrieve, as preserve does, and the file that
    /// the callback made goes again.
    /// </summary>
    private int EnterRetrieved(ref FileEntry entry, int file)
    {
        var key = Key(entry.Handler, file);
        if (key < 0)
        {
            return 0;
        }

        if (!MapAllocates)
        {
            _state.DuplicateMap[key] = 1;
            return 0;
        }

        var taken = _state.DuplicateMap[key] != 0;
        if (!taken && !Fails(FaultKind.Xa))
        {
            _state.DuplicateMap[key] = 1;
            return 0;
        }

        if (Design.MapInsertFailure == MapInsertFailure.WarnOnly)
        {
            Warn(WarnSite.LuoRetrieveFile, 1);
            return 0;
        }

        var error = taken ? Refuse(Errno.EBUSY, Guard.FileHeld, file: file) : Errno.ENOMEM;
        entry.RetrieveStatus = (sbyte)(Design.RetrieveStatus == RetrieveStatus.Remember ? error : 0);
        entry.File = 0;
        Put(file);
        return error;
    }

    /// <summary>The retrieve callback: the mock may fetch an FLB and dependencies first; their errors fail it.</summary>
    private int RetrieveCallback(int session, int at, out int file)
    {
        var entry = _state.File(session, at);
        var origin = OriginOf(entry.Data);
        var flb = _state.Handler(entry.Handler).UseFlb - 1;
        var result = flb < 0 ? 0 : MockGetIncoming(flb);
        var early = result == 0 && Workload.Handlers[entry.Handler].Memory && Fails(FaultKind.AnonFile);
        result = early ? Errno.ENOMEM : result;
        if (result == 0)
        {
            var natural = RetrieveDependencies(session, origin);
            if (_k.IsHalted)
            {
                file = -1;
                return 0;
            }

            natural = natural == 0 && Workload.Handlers[entry.Handler].RetrievesPositive ? 1 : natural;
            result = Callback(EventKind.Retrieve, entry.Handler, origin, TokenOf(entry), natural);
        }

        var walk = WalkPages(entry.Handler, result);
        result = walk == MemfdWalk.Failed ? Errno.EIO : result;

        file = result == 0 ? NewRetrieved(origin, entry.Token) : -1;
        if (file >= 0)
        {
            _state.User(file).Origin = (short)origin;
            _state.User(file).Content = RetrievedContent(entry.Data, origin, walk == MemfdWalk.Hole);
        }

        ConsumeContent(entry.Data, result, early, walk);

        entry.File = (short)(file + 1);
        EmitEntry(EventKind.Retrieve, session, at, entry, result);
        return result;
    }

    /// <summary>
    /// luo_file_finish(): can_finish of all files first, FIFO, stop at the first false with -EBUSY and nothing changed; then finish of all, LIFO. It
    /// cannot fail after that.
    /// </summary>
    internal int FinishFiles(int session)
    {
        ref var set = ref _state.Session(session);
        if (set.Count == 0)
        {
            return 0;
        }

        if (Design.FinishCheck == FinishCheck.TwoPhase)
        {
            for (var at = 0; at < set.Files; at++)
            {
                if (!CanFinishFile(session, at))
                {
                    return Refuse(Errno.EBUSY, Guard.CanNotFinish, session, at);
                }
            }
        }

        while (set.Files > 0)
        {
            var at = Design.FinishOrder == WalkOrder.Lifo ? set.Files - 1 : 0;
            if (Design.FinishCheck == FinishCheck.SinglePass && !CanFinishFile(session, at))
            {
                return Refuse(Errno.EBUSY, Guard.CanNotFinish, session, at);
            }

            FinishFile(session, at);
        }

        if (set.Area == SerializedArea.Own && TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.KhoMisuse) { N = (1 * 4) + 2 });
        }

        set.Area = SerializedArea.None;
        return 0;
    }

    /// <summary>luo_file_can_finish_one().</summary>
    internal readonly bool CanFinishFile(int session, int at)
    {
        ref var entry = ref _state.File(session, at);
        var handler = Workload.Handlers[entry.Handler];
        if (!handler.CanFinish || entry.Invalid != 0)
        {
            return true;
        }

        var origin = OriginOf(entry.Data);
        var natural = (_state.Handler(entry.Handler).CanFinishRetrieved == 0 || entry.RetrieveStatus > 0)
            && DependenciesRetrieved(session, origin);
        var answer = Callback(EventKind.CanFinish, entry.Handler, origin, TokenOf(entry), natural ? 1 : 0);
        EmitEntry(EventKind.CanFinish, session, at, entry, answer, entry.RetrieveStatus);
        return answer != 0;
    }

    /// <summary>luo_file_finish_one(), FLBs after the file, then the map, LUO's reference and the pin (B09, B25 were about this order).</summary>
    internal void FinishFile(int session, int at)
    {
        ref var set = ref _state.Session(session);
        var entry = _state.File(session, at);
        if (Design.FlbPutOrder == FlbPutOrder.BeforeFile)
        {
            FlbFileFinish(entry.Handler);
        }

        if (entry.Invalid != 0)
        {
            DropEntry(session, at, entry);
        }
        else if (Design.FinishScope == FinishScope.All || entry.RetrieveStatus > 0)
        {
            EmitEntry(EventKind.Finish, session, at, entry, status: entry.RetrieveStatus);
            EndHandle(entry.Data);
        }

        var flb = _state.Handler(entry.Handler).UseFlb - 1;
        if (flb >= 0 && entry.RetrieveStatus > 0 && Design.FlbIncoming == FlbIncomingAccess.Refcounted)
        {
            MockPutIncoming(flb);
        }

        if (Design.FlbPutOrder == FlbPutOrder.AfterFile)
        {
            FlbFileFinish(entry.Handler);
        }

        Forget(entry);
        if (entry.File != 0)
        {
            Put(entry.File - 1);
        }

        Unlink(session, at);
        set.Count--;
        Debug.Assert(set.Count >= 0, "a set never counts fewer files than it lists");
    }
}
