using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// PRESERVE_FD, UNPRESERVE_FD and RESTORE_FD of v4 (luo_session.c, luo_file.c): the ones that take the global state lock (specification 2.2). A failing answer
/// leaves what was done.
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>luo_session_preserve_fd(): PRESERVE_FD.</summary>
    private Result PreserveMachineFd(int session, int fd, int token)
    {
        Shared.StateReadEnter();
        var ret = MayChangeFiles(session) ? AddFile(session, fd, token) : Errno.EBUSY;
        if (ret == 0 && _k.Fails(FaultKind.CopyToUser))
        {
            ret = Errno.EFAULT;
        }

        Shared.StateReadExit();
        return new Result(ret);
    }

    /// <summary>luo_session_unpreserve_fd(): UNPRESERVE_FD. No callback: the session is NORMAL.</summary>
    private Result UnpreserveMachineFd(int session, int token, int reserved)
    {
        if (reserved != 0)
        {
            return new Result(Errno.EOPNOTSUPP);
        }

        Shared.StateReadEnter();
        var ret = Errno.EBUSY;
        if (MayChangeFiles(session))
        {
            var at = _k.FindToken(session, token);
            ret = at < 0 ? Errno.ENOENT : 0;
            if (at >= 0)
            {
                DropFile(session, at);
                ret = _k.Fails(FaultKind.CopyToUser) ? Errno.EFAULT : 0;
            }
        }

        Shared.StateReadExit();
        return new Result(ret);
    }

    private readonly bool MayChangeFiles(int session) => Shared.NormalOrUpdated && _k.State.Session(session).State == MachineState.Normal;

    /// <summary>luo_preserve_file(): the descriptor, the handler, the memory, and only then the token.</summary>
    private int AddFile(int session, int fd, int token)
    {
        var file = _k.Lookup(fd);
        if (file < 0)
        {
            return Errno.EBADF;
        }

        var handler = _k.FindHandler(file);
        if (handler < 0)
        {
            return Errno.ENOENT;
        }

        if (_k.Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        if (_k.FindToken(session, token) >= 0)
        {
            return Errno.EEXIST;
        }

        if (_k.Fails(FaultKind.Xa))
        {
            return Errno.ENOMEM;
        }

        InsertFile(session, new FileEntry { Token = (short)token, File = (short)(file + 1), Handler = (byte)handler, State = MachineState.Normal });
        _k.State.User(file).Refs++;
        _k.State.Handler(handler).Users++;
        return 0;
    }

    /// <summary>Into the set, which is walked in ascending token order (an xarray).</summary>
    private readonly void InsertFile(int session, in FileEntry entry)
    {
        ref var set = ref _k.State.Session(session);
        if (set.Files == _k.State.Layout.Dimensions.FilesPerSession)
        {
            throw new DimensionExceededException("files of a session");
        }

        var at = (int)set.Files;
        for (; at > 0 && _k.State.File(session, at - 1).Token > entry.Token; at--)
        {
            _k.State.File(session, at) = _k.State.File(session, at - 1);
        }

        _k.State.File(session, at) = entry;
        set.Files++;
        set.Count++;
    }

    /// <summary>
    /// luo_unpreserve_file(): the entry goes, without callback. The handler's use count goes down for rebuilt entries too, which never raised it (R11).
    /// </summary>
    private void DropFile(int session, int at)
    {
        ref var set = ref _k.State.Session(session);
        var entry = _k.State.File(session, at);
        for (var i = at; i + 1 < set.Files; i++)
        {
            _k.State.File(session, i) = _k.State.File(session, i + 1);
        }

        set.Files--;
        set.Count--;
        _k.State.File(session, set.Files) = default;
        if (entry.File != 0)
        {
            _k.Put(entry.File - 1);
        }

        _k.State.Handler(entry.Handler).Users--;
        _sweep = true;
    }

    /// <summary>luo_session_restore_fd(): RESTORE_FD. The number is lost when the session is not UPDATED (B31) or the answer can not be copied.</summary>
    private Result RestoreFd(int session, int token, int descriptor)
    {
        Shared.StateReadEnter();
        var ret = _k.Core.State != MachineState.Updated ? Errno.EBUSY : 0;
        var file = -1;
        if (ret == 0)
        {
            ret = _k.Fails(FaultKind.Fd) ? Errno.EMFILE : RestoreWithNumber(session, token, out file);
        }

        Shared.StateReadExit();
        if (ret != 0 || file < 0)
        {
            return new Result(ret);
        }

        _k.Install(descriptor, file);
        return new Result(0, file);
    }

    private int RestoreWithNumber(int session, int token, out int file)
    {
        file = -1;
        if (_k.State.Session(session).State != MachineState.Updated)
        {
            LoseFdNumber();
            return Errno.EBUSY;
        }

        var ret = RestoreFile(session, token, out file);
        if (ret < 0)
        {
            return ret;
        }

        if (!_k.Fails(FaultKind.CopyToUser))
        {
            return 0;
        }

        LoseFdNumber();
        if (_k.Design.FailedCallFd == FailedCallFd.GivenBack && file >= 0)
        {
            _k.Put(file);
        }

        return Errno.EFAULT;
    }

    /// <summary>luo_retrieve_file(): a failure may be tried again; a positive result is taken as success, without a file and without a trace.</summary>
    private int RestoreFile(int session, int token, out int file)
    {
        file = -1;
        var at = _k.FindToken(session, token);
        if (at < 0)
        {
            return Errno.ENOENT;
        }

        ref var entry = ref _k.State.File(session, at);
        if (entry.RetrieveStatus > 0)
        {
            return Errno.EADDRINUSE;
        }

        if (entry.RetrieveStatus < 0)
        {
            return entry.RetrieveStatus;
        }

        var origin = _k.OriginOf(entry.Data);
        var ret = _k.Callback(EventKind.Retrieve, entry.Handler, origin, entry.Token, 0);
        if (ret == 0)
        {
            file = _k.NewFile(UserFileKind.Retrieved, _k.Facts.OpenedBase + _k.Workload.Files.Count + Math.Max(0, origin));
            ref var user = ref _k.State.User(file);
            user.Origin = (short)origin;
            user.Refs = 2;
        }

        var shown = entry;
        shown.File = (short)(file + 1);
        _k.EmitEntry(EventKind.Retrieve, session, at, shown, ret);
        entry.File = shown.File;
        entry.RetrieveStatus = (sbyte)(ret == 0 ? 1 : ret < 0 && _k.Design.RetrieveStatus == RetrieveStatus.Remember ? ret : 0);
        return ret;
    }

    /// <summary>A reserved descriptor number that an error path does not give back (B31).</summary>
    private readonly void LoseFdNumber()
    {
        if (_k.Design.FailedCallFd == FailedCallFd.Leaked && _k.Core.FdLeak < Math.Min(byte.MaxValue, _k.State.Layout.Dimensions.FdLeaks))
        {
            _k.Core.FdLeak++;
        }
    }
}
