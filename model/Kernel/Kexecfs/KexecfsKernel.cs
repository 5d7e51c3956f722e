using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.Kernel.Sessions;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Kexecfs;

/// <summary>
/// kexecfs, the file system that was proposed in place of the device (specification 1.5): an instance is a session with its file set, link preserves, unlink
/// unpreserves or finishes a single file, umount (or the end of a private instance's descriptor) all of them. Lists, files, FLBs, freeze and the jump are those
/// of the sessions. What the mail leaves open is decided as there.
/// </summary>
internal ref struct KexecfsKernel<TEnvironment, TSink>(KernelContext<TEnvironment, TSink> k) : IOrchestrator
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k = k;
    private LuoKernel<TEnvironment, TSink> _luo = new(k);

    public Result Dispatch(in Command command) => command.Op switch
    {
        Op.Mount => MountInstance(command.Object, command.As, recover: command.Value != 0),
        Op.OpenInstance => OpenInstance(command.Object, command.As, recovered: command.Value != 0),
        Op.Umount => UmountInstance(command.Object, recovered: command.Value != 0),
        Op.Link or Op.Unlink or Op.OpenEntry => InstanceCall(command),
        Op.OpenDev or Op.CreateSession or Op.RetrieveSession or Op.PreserveFd or Op.RetrieveFd or Op.Finish or Op.GetName
            or Op.RetrieveSessionStart or Op.RetrieveSessionContinue => new Result(Errno.ENOSYS),
        _ => _luo.DispatchSessions(command),
    };

    /// <summary>
    /// fsopen, fsconfig, fsmount: a service's new instance, or with <paramref name="recover"/> the one that the previous kernel handed over. A service has one
    /// of each: a second is -EBUSY. The first mount rebuilds what was handed over, as the first open of the device does.
    /// </summary>
    private Result MountInstance(int name, int descriptor, bool recover)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var text = _k.Workload.Names[name];
        if (!recover && _k.Design.NameCheck == NameCheck.Einval && (text.Length == 0 || text.Length >= LuoKernel<TEnvironment, TSink>.NameField))
        {
            return new Result(Errno.EINVAL);
        }

        if (_k.Core.Enabled == 0)
        {
            return new Result(Errno.ENODEV);
        }

        if (_k.Core.SerializeHeld != 0)
        {
            return _luo.Excluded(Outcome.StuckRwsemRead);
        }

        if (!_luo.DeserializeSessions())
        {
            return new Result(Errno.EIO);
        }

        var session = recover ? RecoverInstance(name) : NewInstance(name);
        if (session < 0)
        {
            return new Result(session);
        }

        if (_k.Fails(FaultKind.AnonFile))
        {
            if (!recover)
            {
                _luo.RemoveSession(session);
            }

            return new Result(Errno.ENOMEM);
        }

        ref var instance = ref _k.State.Session(session);
        instance.Retrieved = (byte)(recover ? 1 : 0);
        instance.Mounted = (byte)(_k.Design.KexecfsInstance == KexecfsInstance.Mounted ? 1 : 0);
        return _luo.HandOut(session, descriptor);
    }

    private readonly int NewInstance(int name)
    {
        if (_k.Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        var session = _luo.CreateSession(_k.Facts.CutNames[name]);
        return session == Errno.EEXIST ? Errno.EBUSY : session;
    }

    private readonly int RecoverInstance(int name)
    {
        var session = _luo.FindIncoming(name);
        if (session < 0)
        {
            return Errno.ENOENT;
        }

        return _k.State.Session(session).Retrieved != 0 ? Errno.EBUSY : session;
    }

    /// <summary>open() of the root of an instance where it is mounted.</summary>
    private Result OpenInstance(int name, int descriptor, bool recovered)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var session = FindMounted(name, recovered);
        return session < 0 ? new Result(Errno.ENOENT) : _luo.HandOut(session, descriptor);
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

        if (_k.Core.SerializeHeld != 0)
        {
            return _luo.Excluded(Outcome.StuckRwsemRead);
        }

        if (recovered)
        {
            var error = _luo.FinishFiles(session);
            if (error < 0)
            {
                return new Result(error);
            }

            _luo.RemoveSession(session);
            return Result.Ok;
        }

        _k.State.Session(session).Mounted = 0;
        _luo.SessionRelease(session);
        return Result.Ok;
    }

    private readonly int FindMounted(int name, bool recovered)
    {
        foreach (var session in recovered ? _k.State.Incoming : _k.State.Outgoing)
        {
            if (_k.State.Session(session) is { Mounted: not 0 } found && found.Name == (recovered ? name : _k.Facts.CutNames[name]))
            {
                return session;
            }
        }

        return -1;
    }

    private readonly bool IsOpen(int session)
    {
        for (var file = 0; file < _k.State.Layout.Dimensions.UserFiles; file++)
        {
            if (_k.State.User(file) is { Kind: UserFileKind.Session } open && open.Session == session)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call on an instance; links go into new ones, entries are opened in recovered ones.</summary>
    private Result InstanceCall(in Command command)
    {
        var session = _k.SessionOf(command.Fd);
        if (session < 0)
        {
            return new Result(session);
        }

        var recovered = _k.State.Session(session).Retrieved != 0;
        if (_k.Design.SessionKindCheck == SessionKindCheck.Einval && ((command.Op == Op.Link && recovered) || (command.Op == Op.OpenEntry && !recovered)))
        {
            return new Result(Errno.EINVAL);
        }

        if (_k.Core.SerializeHeld != 0)
        {
            return _luo.Excluded(Outcome.StuckRwsemRead);
        }

        return command.Op switch
        {
            Op.Link => _luo.PreserveFd(session, command.Other, command.Token),
            Op.Unlink => UnlinkEntry(session, command.Token),
            Op.OpenEntry => _luo.RetrieveFd(session, command.Token, command.As),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>unlink of one entry: unpreserve in a new instance; in a recovered one finish, which a can_finish may refuse with -EBUSY.</summary>
    private Result UnlinkEntry(int session, int token)
    {
        var at = _k.FindToken(session, token);
        if (at < 0)
        {
            return new Result(Errno.ENOENT);
        }

        if (_k.State.Session(session).Retrieved == 0)
        {
            _luo.UnpreserveFile(session, at);
            return Result.Ok;
        }

        if (!_luo.CanFinishFile(session, at))
        {
            return new Result(Errno.EBUSY);
        }

        _luo.FinishFile(session, at);
        return Result.Ok;
    }

    /// <summary>The last descriptor of an instance is closed: a private one vanishes, one that is mounted stays.</summary>
    public void ReleaseSession(int session)
    {
        if (_k.State.Session(session).Mounted == 0)
        {
            _luo.SessionRelease(session);
        }
    }

    /// <inheritdoc/>
    public readonly void ReleaseDevice() => _luo.ReleaseDevice();

    /// <inheritdoc/>
    public readonly bool KeepsAddress(int file) => false;

    /// <inheritdoc/>
    public readonly void EndCommand()
    {
    }
}
