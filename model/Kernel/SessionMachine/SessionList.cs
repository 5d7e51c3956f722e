using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.SessionMachine;

/// <summary>
/// luo_session.c of v4: the one list of sessions, those of the previous kernel (once they are rebuilt) and new ones, with one name space (specification 2.1, 2.2).
/// </summary>
internal ref partial struct LuoSessionMachine<TEnvironment, TSink>
{
    /// <summary>luo_ioctl_create_session(): CREATE_SESSION. Every error but a failing answer loses the descriptor number (B31).</summary>
    private Result CreateMachineSession(int name, int descriptor)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        Shared.StateReadEnter();
        var session = MakeSession(name);
        if (_k.IsHalted)
        {
            return Result.Ok;
        }

        Shared.StateReadExit();
        if (session < 0)
        {
            LoseFdNumber();
            return new Result(session);
        }

        return _k.HandOut(session, descriptor);
    }

    /// <summary>luo_session_create(): state, memory, name, file.</summary>
    private int MakeSession(int name)
    {
        var allowed = _k.Core.State == MachineState.Normal
            || (_k.Core.State == MachineState.Updated && _k.Design.SessionCreation != SessionCreation.NormalOnly);
        if (!allowed)
        {
            return Errno.EAGAIN;
        }

        var text = _k.Workload.Names[name];
        if (_k.Design.NameCheck == NameCheck.Einval && (text.Length == 0 || text.Length > _k.Design.NameLimit))
        {
            return Errno.EINVAL;
        }

        if (_k.Core.State == MachineState.Updated && _k.Design.SessionCreation == SessionCreation.RebuildFirst)
        {
            RebuildSessions();
            if (_k.IsHalted)
            {
                return 0;
            }
        }

        if (_k.Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        var session = AddSession(_k.Facts.CutNames[name]);
        if (session < 0)
        {
            return session;
        }

        return MakeSessionFile(session) ? session : Errno.ENOMEM;
    }

    /// <summary>luo_session_alloc() and luo_session_insert(): a NORMAL session at the end of the list.</summary>
    private readonly int AddSession(int name)
    {
        foreach (var other in _k.State.Outgoing)
        {
            if (_k.State.Session(other).Name == name)
            {
                return Errno.EEXIST;
            }
        }

        var slot = _k.NewSessionSlot(name);
        _k.State.Session(slot) = new SessionRecord { List = SessionList.Outgoing, Name = (short)name, State = MachineState.Normal };
        _k.State.Addresses(slot) = default;
        _k.State.Order(_k.Core.OutgoingCount++) = (short)slot;
        return slot;
    }

    /// <summary>luo_session_getfile(): without a file the session goes, and with it, uncleaned, what it holds.</summary>
    private bool MakeSessionFile(int session)
    {
        if (!_k.Fails(FaultKind.AnonFile))
        {
            return true;
        }

        RemoveMachineSession(session);
        return false;
    }

    /// <summary>luo_session_remove() and luo_session_free(): files that are still counted are a warning and are leaked.</summary>
    private void RemoveMachineSession(int session)
    {
        var order = _k.State.Outgoing;
        var at = order.IndexOf((short)session);
        Debug.Assert(at >= 0, "a session is on the list");
        for (; at + 1 < order.Length; at++)
        {
            _k.State.Order(at) = _k.State.Order(at + 1);
        }

        _k.State.Order(--_k.Core.OutgoingCount) = 0;
        if (_k.State.Session(session).Count != 0)
        {
            _k.Warn(WarnSite.LuoSessionFree, 1);
        }

        _k.State.Files(session).Clear();
        _k.State.Session(session) = default;
        _k.State.Addresses(session) = default;
        _sweep = true;
    }

    /// <summary>luo_ioctl_retrieve_session(): RETRIEVE_SESSION.</summary>
    private Result RetrieveMachineSession(int name, int descriptor)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        Shared.StateReadEnter();
        var session = TakeSession(name);
        if (_k.IsHalted)
        {
            return Result.Ok;
        }

        Shared.StateReadExit();
        return session < 0 ? new Result(session) : _k.HandOut(session, descriptor);
    }

    /// <summary>luo_session_retrieve(): the name as user space gave it, which never matches when it is longer than what create keeps (R10).</summary>
    private int TakeSession(int name)
    {
        if (_k.Core.State != MachineState.Updated)
        {
            return Errno.EAGAIN;
        }

        RebuildSessions();
        if (_k.IsHalted)
        {
            return 0;
        }

        foreach (var session in _k.State.Outgoing)
        {
            ref var record = ref _k.State.Session(session);
            if (record.Name != name)
            {
                continue;
            }

            if (record.Retrieved != 0 || record.State != MachineState.Updated)
            {
                return Errno.EADDRINUSE;
            }

            record.Retrieved = 1;
            return MakeSessionFile(session) ? session : Errno.ENOMEM;
        }

        return Errno.ENOENT;
    }

    /// <summary>
    /// luo_session_deserialize(): once in a kernel, at the first RETRIEVE_SESSION or at FINISH. Zeroed slots and those with an empty name are skipped; a name
    /// clash, no memory or a missing handler panics (B24).
    /// </summary>
    private void RebuildSessions()
    {
        if (_k.Core.Rebuilt != 0)
        {
            return;
        }

        _k.Core.Rebuilt = 1;
        for (var i = 0; i < _k.State.Table(TableRole.Received).Count; i++)
        {
            var slot = _k.State.TableEntry(TableRole.Received, i);
            _k.State.TableEntry(TableRole.Received, i) = default;
            if (slot.Name == 0 || _k.Workload.Names[slot.Name - 1].Length == 0)
            {
                continue;
            }

            var session = _k.Fails(FaultKind.Kzalloc) ? Errno.ENOMEM : AddSession(slot.Name - 1);
            if (session < 0)
            {
                _k.Panic(WarnSite.LuoSessionDeserialize);
                return;
            }

            _k.State.Session(session).State = MachineState.Updated;
            _k.State.Session(session).Count = slot.Count;
            DeserializeSessionFiles(session, slot);
            if (_k.IsHalted)
            {
                return;
            }
        }

        _sweep = true;
    }
}
