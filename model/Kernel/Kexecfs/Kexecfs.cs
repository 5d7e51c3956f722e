using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>
/// kexecfs, the file system that was proposed in place of the device (semantics 1.5): an instance is a session with its file set, link preserves, unlink
/// unpreserves or finishes a single file, umount (or the end of a private instance's descriptor) all of them. Lists, files, FLBs, freeze and the jump are those
/// of the sessions. What the mail leaves open is decided as there.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    private Result DispatchKexecfs(in Command command) => command.Op switch
    {
        Op.Mount => MountInstance(command.Object, command.As, recover: command.Value != 0),
        Op.OpenInstance => OpenInstance(command.Object, command.As, recovered: command.Value != 0),
        Op.Umount => UmountInstance(command.Object, recovered: command.Value != 0),
        Op.Link or Op.Unlink or Op.OpenEntry => InstanceCall(command),
        Op.OpenDev or Op.CreateSession or Op.RetrieveSession or Op.PreserveFd or Op.RetrieveFd or Op.Finish or Op.GetName
            or Op.RetrieveSessionStart or Op.RetrieveSessionContinue => new Result(Errno.ENOSYS),
        _ => DispatchSessions(command),
    };

    /// <summary>
    /// fsopen, fsconfig, fsmount: a service's new instance, or with <paramref name="recover"/> the one that the previous kernel handed over. A service has one
    /// of each: a second is -EBUSY. The first mount rebuilds what was handed over, as the first open of the device does.
    /// </summary>
    private Result MountInstance(int name, int descriptor, bool recover)
    {
        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var text = Workload.Names[name];
        if (!recover && Design.NameCheck == NameCheck.Einval && (text.Length == 0 || text.Length >= NameField))
        {
            return new Result(Errno.EINVAL);
        }

        if (Core.Enabled == 0)
        {
            return new Result(Errno.ENODEV);
        }

        if (Core.SerializeHeld != 0)
        {
            return Excluded(Outcome.StuckRwsemRead);
        }

        if (!DeserializeSessions())
        {
            return new Result(Errno.EIO);
        }

        var session = recover ? RecoverInstance(name) : NewInstance(name);
        if (session < 0)
        {
            return new Result(session);
        }

        if (Fails(FaultKind.AnonFile))
        {
            if (!recover)
            {
                RemoveSession(session);
            }

            return new Result(Errno.ENOMEM);
        }

        ref var instance = ref _state.Session(session);
        instance.Retrieved = (byte)(recover ? 1 : 0);
        instance.Mounted = (byte)(Design.KexecfsInstance == KexecfsInstance.Mounted ? 1 : 0);
        return HandOut(session, descriptor);
    }

    private readonly int NewInstance(int name)
    {
        if (Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        var session = CreateSession(_machine.CutNames[name]);
        return session == Errno.EEXIST ? Errno.EBUSY : session;
    }

    private readonly int RecoverInstance(int name)
    {
        var session = FindIncoming(name);
        if (session < 0)
        {
            return Errno.ENOENT;
        }

        return _state.Session(session).Retrieved != 0 ? Errno.EBUSY : session;
    }

    /// <summary>open() of the root of an instance where it is mounted.</summary>
    private Result OpenInstance(int name, int descriptor, bool recovered)
    {
        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var session = FindMounted(name, recovered);
        return session < 0 ? new Result(Errno.ENOENT) : HandOut(session, descriptor);
    }

    /// <summary>umount: -EBUSY while it is open or, unlike a close, when a can_finish refuses; then all that is left in it is given back.</summary>
    private Result UmountInstance(int name, bool recovered)
    {
        var session = FindMounted(name, recovered);
        if (session < 0)
        {
            return new Result(Errno.EINVAL);
        }

        if (IsOpen(session))
        {
            return new Result(Errno.EBUSY);
        }

        if (Core.SerializeHeld != 0)
        {
            return Excluded(Outcome.StuckRwsemRead);
        }

        if (recovered)
        {
            var error = FinishFiles(session);
            if (error < 0)
            {
                return new Result(error);
            }

            RemoveSession(session);
            return Result.Ok;
        }

        _state.Session(session).Mounted = 0;
        SessionRelease(session);
        return Result.Ok;
    }

    private readonly int FindMounted(int name, bool recovered)
    {
        foreach (var session in recovered ? _state.Incoming : _state.Outgoing)
        {
            if (_state.Session(session) is { Mounted: not 0 } found && found.Name == (recovered ? name : _machine.CutNames[name]))
            {
                return session;
            }
        }

        return -1;
    }

    private readonly bool IsOpen(int session)
    {
        for (var file = 0; file < _state.Layout.Dimensions.UserFiles; file++)
        {
            if (_state.User(file) is { Kind: UserFileKind.Session } open && open.Session == session)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call on an instance; links go into new ones, entries are opened in recovered ones.</summary>
    private Result InstanceCall(in Command command)
    {
        var session = SessionOf(command.Fd);
        if (session < 0)
        {
            return new Result(session);
        }

        var recovered = _state.Session(session).Retrieved != 0;
        if (Design.SessionKindCheck == SessionKindCheck.Einval && ((command.Op == Op.Link && recovered) || (command.Op == Op.OpenEntry && !recovered)))
        {
            return new Result(Errno.EINVAL);
        }

        if (Core.SerializeHeld != 0)
        {
            return Excluded(Outcome.StuckRwsemRead);
        }

        return command.Op switch
        {
            Op.Link => PreserveFd(session, command.Other, command.Token),
            Op.Unlink => UnlinkEntry(session, command.Token),
            Op.OpenEntry => RetrieveFd(session, command.Token, command.As),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>unlink of one entry: unpreserve in a new instance; in a recovered one finish, which a can_finish may refuse with -EBUSY.</summary>
    private Result UnlinkEntry(int session, int token)
    {
        var at = FindToken(session, token);
        if (at < 0)
        {
            return new Result(Errno.ENOENT);
        }

        if (_state.Session(session).Retrieved == 0)
        {
            UnpreserveFile(session, at);
            return Result.Ok;
        }

        if (!CanFinishFile(session, at))
        {
            return new Result(Errno.EBUSY);
        }

        FinishFile(session, at);
        return Result.Ok;
    }

    /// <summary>The last descriptor of an instance is closed: a private one vanishes, one that is mounted stays.</summary>
    private void ReleaseInstance(int session)
    {
        if (_state.Session(session).Mounted == 0)
        {
            SessionRelease(session);
        }
    }
}
