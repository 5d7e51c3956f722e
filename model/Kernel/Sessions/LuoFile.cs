using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>luo_file.c of the merged generations: preserve and unpreserve (specification 4.3, 4.4).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_session_preserve_fd(): PRESERVE_FD. A failing answer leaves the file preserved (O04).</summary>
    internal Result PreserveFd(int session, int fd, int token)
    {
        var error = PreserveFile(session, fd, token);
        if (error != 0)
        {
            return new Result(error);
        }

        return AnswerFails(AnswerCopy.Last) ? new Result(Errno.EFAULT) : Result.Ok;
    }

    /// <summary>luo_preserve_file(): the checks in the kernel's order, each failure undoes what came before it.</summary>
    private int PreserveFile(int session, int fd, int token)
    {
        if (IsFrozen(session))
        {
            return Refuse(Errno.EBUSY, Guard.SessionFrozen, session);
        }

        if (FindToken(session, token) is >= 0 and var taken)
        {
            return Refuse(Errno.EEXIST, Guard.TokenTaken, session, taken);
        }

        var room = FileRoom(session);
        if (room < 0)
        {
            return room;
        }

        var file = Lookup(fd);
        if (file < 0)
        {
            return Refuse(Errno.EBADF, Guard.DescriptorClosed);
        }

        ref var set = ref _state.Session(session);
        var newArea = Design.Serialization == Serialization.OneArea && set.Area == SerializedArea.None;
        if (newArea && Fails(FaultKind.Kho))
        {
            return Errno.ENOMEM;
        }

        var handler = FindHandler(file);
        if (handler < 0)
        {
            return Refuse(Errno.ENOENT, Guard.NoHandler, file: file);
        }

        var error = PreserveWith(session, handler, file, token);
        if (error != 0)
        {
            PutPin(handler);
            return error;
        }

        if (newArea)
        {
            set.Area = SerializedArea.Own;
        }

        return 0;
    }

    /// <summary>Room for one more file: 128 in one area, else the block set grows.</summary>
    private readonly int FileRoom(int session)
    {
        if (Design.Serialization == Serialization.OneArea)
        {
            return _state.Session(session).Count == Design.MaxFilesOneArea ? Refuse(Errno.ENOSPC, Guard.FilesFull, session) : 0;
        }

        return MakeFileRoom(_state.Session(session).Files);
    }

    private readonly void PutPin(int handler)
    {
        if (Design.ModulePin == ModulePin.InUse)
        {
            PutModule(handler);
        }
    }

    /// <summary>Duplicate map, FLBs, entry, preserve callback; undone in reverse.</summary>
    private int PreserveWith(int session, int handler, int file, int token)
    {
        var key = Key(handler, file);
        if (key >= 0)
        {
            if (_state.DuplicateMap[key] != 0)
            {
                return Refuse(Errno.EBUSY, Guard.FileHeld, file: file);
            }

            if (MapAllocates && Fails(FaultKind.Xa))
            {
                return Errno.ENOMEM;
            }
        }

        var error = FlbFilePreserve(handler);
        if (error < 0)
        {
            return error;
        }

        var noEntry = Fails(FaultKind.Kzalloc);
        error = noEntry ? Errno.ENOMEM : PreserveCallback(session, handler, file, token);
        if (error != 0)
        {
            if (!noEntry || Design.FailedPreserve == FailedPreserve.Undone)
            {
                FlbFileUnpreserve(handler);
            }

            return error;
        }

        if (key >= 0)
        {
            _state.DuplicateMap[key] = 1;
        }

        if (Design.FileReference == FileReference.Held)
        {
            _state.User(file).Refs++;
        }

        return 0;
    }

    /// <summary>The preserve callback; on success the entry is linked at the end of the session's list.</summary>
    private int PreserveCallback(int session, int handler, int file, int token)
    {
        var origin = _state.User(file).Origin;
        var natural = DeviceAnswer(origin);
        natural = natural == 0 ? LookUpDependencies(session, origin, CheckTimes.Preserve) : natural;
        natural = natural == 0 && Workload.Handlers[handler].PreservesPositive ? 1 : natural;
        var result = Callback(EventKind.Preserve, handler, origin, token, natural);
        var handle = result == 0 ? NewHandle(origin, token) : -1;
        ref var set = ref _state.Session(session);
        if (TSink.Wanted)
        {
            _sink.Emit(new LuoEvent(EventKind.Preserve)
            {
                Who = (short)handler,
                File = (short)file,
                Session = (short)session,
                Position = set.Files,
                Token = (short)token,
                Entry = (short)handle,
                NewData = handle < 0 ? default : DataWord.Of(handle),
                Ret = result,
            });
        }

        if (result != 0)
        {
            return result > 0 && Design.PositivePreserve == PositivePreserve.Refused ? Errno.EIO : result;
        }

        if (set.Files == _state.Layout.Dimensions.FilesPerSession)
        {
            throw new DimensionExceededException("files of a session");
        }

        ref var entry = ref _state.File(session, set.Files);
        entry = default;
        entry.Token = (short)token;
        entry.File = (short)(file + 1);
        entry.Handler = (byte)handler;
        entry.Data = DataWord.Of(handle);
        entry.Entry = (short)(handle + 1);
        set.Files++;
        set.Count++;
        RecordContent(handler, file, handle);
        return 0;
    }

    /// <summary>luo_file_unpreserve_files(): close of an outgoing session.</summary>
    private void UnpreserveFiles(int session)
    {
        ref var set = ref _state.Session(session);
        while (set.Files > 0)
        {
            UnpreserveFile(session, Design.UnpreserveOrder == WalkOrder.Lifo ? set.Files - 1 : 0);
        }

        set.Area = SerializedArea.None;
    }

    /// <summary>One file of it: the callback, the FLBs, the map and the pin, the reference.</summary>
    internal void UnpreserveFile(int session, int at)
    {
        var entry = _state.File(session, at);
        if (Design.FlbPutOrder == FlbPutOrder.BeforeFile)
        {
            FlbFileUnpreserve(entry.Handler);
        }

        if (entry.Invalid != 0)
        {
            DropEntry(session, at, entry);
        }
        else
        {
            EmitEntry(EventKind.Unpreserve, session, at, entry);
            EndHandle(entry.Data);
        }

        if (Design.FlbPutOrder == FlbPutOrder.AfterFile)
        {
            FlbFileUnpreserve(entry.Handler);
        }

        Forget(entry);
        Unlink(session, at);
        _state.Session(session).Count--;
        if (Design.FileReference == FileReference.Held)
        {
            Put(entry.File - 1);
        }
    }
}
