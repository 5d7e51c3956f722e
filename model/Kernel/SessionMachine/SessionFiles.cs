using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>
/// PRESERVE_FD, UNPRESERVE_FD and RESTORE_FD of v4 (luo_session.c, luo_file.c): the ones that take the global state lock (semantics 2.2). A failing answer
/// leaves what was done.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_session_preserve_fd(): PRESERVE_FD.</summary>
    private Result PreserveMachineFd(int session, int fd, int token)
    {
        StateReadEnter();
        var ret = MayChangeFiles(session) ? AddFile(session, fd, token) : Errno.EBUSY;
        if (ret == 0 && Fails(FaultKind.CopyToUser))
        {
            ret = Errno.EFAULT;
        }

        StateReadExit();
        return new Result(ret);
    }

    /// <summary>luo_session_unpreserve_fd(): UNPRESERVE_FD. No callback: the session is NORMAL.</summary>
    private Result UnpreserveMachineFd(int session, int token, int reserved)
    {
        if (reserved != 0)
        {
            return new Result(Errno.EOPNOTSUPP);
        }

        StateReadEnter();
        var ret = Errno.EBUSY;
        if (MayChangeFiles(session))
        {
            var at = FindToken(session, token);
            ret = at < 0 ? Errno.ENOENT : 0;
            if (at >= 0)
            {
                DropFile(session, at);
                ret = Fails(FaultKind.CopyToUser) ? Errno.EFAULT : 0;
            }
        }

        StateReadExit();
        return new Result(ret);
    }

    private readonly bool MayChangeFiles(int session) => NormalOrUpdated && _state.Session(session).State == MachineState.Normal;

    /// <summary>luo_preserve_file(): the descriptor, the handler, the memory, and only then the token.</summary>
    private int AddFile(int session, int fd, int token)
    {
        var file = Lookup(fd);
        if (file < 0)
        {
            return Errno.EBADF;
        }

        var handler = FindHandler(file);
        if (handler < 0)
        {
            return Errno.ENOENT;
        }

        if (Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        if (FindToken(session, token) >= 0)
        {
            return Errno.EEXIST;
        }

        if (Fails(FaultKind.Xa))
        {
            return Errno.ENOMEM;
        }

        InsertFile(session, new FileEntry { Token = (short)token, File = (short)(file + 1), Handler = (byte)handler, State = MachineState.Normal });
        _state.User(file).Refs++;
        _state.Handler(handler).Users++;
        return 0;
    }

    /// <summary>Into the set, which is walked in ascending token order (an xarray).</summary>
    private readonly void InsertFile(int session, in FileEntry entry)
    {
        ref var set = ref _state.Session(session);
        if (set.Files == _state.Layout.Dimensions.FilesPerSession)
        {
            throw new DimensionExceededException("files of a session");
        }

        var at = (int)set.Files;
        for (; at > 0 && _state.File(session, at - 1).Token > entry.Token; at--)
        {
            _state.File(session, at) = _state.File(session, at - 1);
        }

        _state.File(session, at) = entry;
        set.Files++;
        set.Count++;
    }

    /// <summary>
    /// luo_unpreserve_file(): the entry goes, without callback. The handler's use count goes down for rebuilt entries too, which never raised it (R11).
    /// </summary>
    private void DropFile(int session, int at)
    {
        ref var set = ref _state.Session(session);
        var entry = _state.File(session, at);
        for (var i = at; i + 1 < set.Files; i++)
        {
            _state.File(session, i) = _state.File(session, i + 1);
        }

        set.Files--;
        set.Count--;
        _state.File(session, set.Files) = default;
        if (entry.File != 0)
        {
            Put(entry.File - 1);
        }

        _state.Handler(entry.Handler).Users--;
        _sweep = true;
    }

    /// <summary>luo_session_restore_fd(): RESTORE_FD. The number is lost when the session is not UPDATED (B31) or the answer can not be copied.</summary>
    private Result RestoreFd(int session, int token, int descriptor)
    {
        StateReadEnter();
        var ret = Core.State != MachineState.Updated ? Errno.EBUSY : 0;
        var file = -1;
        if (ret == 0)
        {
            ret = Fails(FaultKind.Fd) ? Errno.EMFILE : RestoreWithNumber(session, token, out file);
        }

        StateReadExit();
        if (ret != 0 || file < 0)
        {
            return new Result(ret);
        }

        Install(descriptor, file);
        return new Result(0, file);
    }

    private int RestoreWithNumber(int session, int token, out int file)
    {
        file = -1;
        if (_state.Session(session).State != MachineState.Updated)
        {
            LoseFdNumber();
            return Errno.EBUSY;
        }

        var ret = RestoreFile(session, token, out file);
        if (ret < 0)
        {
            return ret;
        }

        if (!Fails(FaultKind.CopyToUser))
        {
            return 0;
        }

        LoseFdNumber();
        if (Design.FailedCallFd == FailedCallFd.GivenBack && file >= 0)
        {
            Put(file);
        }

        return Errno.EFAULT;
    }

    /// <summary>luo_retrieve_file(): a failure may be tried again; a positive result is taken as success, without a file and without a trace.</summary>
    private int RestoreFile(int session, int token, out int file)
    {
        file = -1;
        var at = FindToken(session, token);
        if (at < 0)
        {
            return Errno.ENOENT;
        }

        ref var entry = ref _state.File(session, at);
        if (entry.RetrieveStatus > 0)
        {
            return Errno.EADDRINUSE;
        }

        if (entry.RetrieveStatus < 0)
        {
            return entry.RetrieveStatus;
        }

        var origin = OriginOf(entry.Data);
        var ret = Callback(EventKind.Retrieve, entry.Handler, origin, entry.Token, 0);
        if (ret == 0)
        {
            file = NewFile(UserFileKind.Retrieved, _machine.OpenedBase + Workload.Files.Count + Math.Max(0, origin));
            ref var user = ref _state.User(file);
            user.Origin = (short)origin;
            user.Refs = 2;
        }

        var shown = entry;
        shown.File = (short)(file + 1);
        EmitEntry(EventKind.Retrieve, session, at, shown, ret);
        entry.File = shown.File;
        entry.RetrieveStatus = (sbyte)(ret == 0 ? 1 : ret < 0 && Design.RetrieveStatus == RetrieveStatus.Remember ? ret : 0);
        return ret;
    }

    /// <summary>A reserved descriptor number that an error path does not give back (B31).</summary>
    private readonly void LoseFdNumber()
    {
        if (Design.FailedCallFd == FailedCallFd.Leaked && Core.FdLeak < Math.Min(byte.MaxValue, _state.Layout.Dimensions.FdLeaks))
        {
            Core.FdLeak++;
        }
    }
}
