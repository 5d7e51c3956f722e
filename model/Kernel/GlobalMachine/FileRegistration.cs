using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>luo_files.c of v3, blob 0d68d0c8c45e: files and handlers come and go (specification 1.4).</summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>
{
    /// <summary>luo_register_file(): no callback but can_preserve, and the same file may have several tokens.</summary>
    private readonly int RegisterFile(int token, int fd)
    {
        var file = _k.Lookup(fd);
        if (file < 0)
        {
            return Errno.EBADF;
        }

        Shared.StateReadEnter();
        var ret = Shared.NormalOrUpdated ? AddFile(token, file) : Errno.EBUSY;
        Shared.StateReadExit();
        return ret;
    }

    private readonly int AddFile(int token, int file)
    {
        var handler = FindFileHandler(file);
        if (handler < 0)
        {
            return Errno.ENOENT;
        }

        if (_k.Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        if (Find(OutgoingFiles, token) >= 0)
        {
            return Errno.EEXIST;
        }

        if (_k.Fails(FaultKind.Xa))
        {
            return Errno.ENOMEM;
        }

        var room = _k.State.Global(0);
        var at = _k.State.Machine.Outgoing;
        if (at == room.Length)
        {
            throw new DimensionExceededException("global files");
        }

        for (; at > 0 && room[at - 1].Token > token; at--)
        {
            room[at] = room[at - 1];
        }

        room[at] = new FileEntry { Token = (short)token, File = (short)(file + 1), Handler = (byte)handler, State = MachineState.Normal };
        _k.State.Machine.Outgoing++;
        _k.State.User(file).Refs++;
        return 0;
    }

    /// <summary>The first registered handler whose can_preserve accepts the file, -1 when none does.</summary>
    private readonly int FindFileHandler(int file)
    {
        var origin = _k.State.User(file).Origin;
        for (var i = 0; i < _k.Core.HandlerCount; i++)
        {
            int handler = _k.State.HandlerOrder[i];
            var natural = origin >= 0 && _k.Workload.Files[origin].Handler == handler ? 1 : 0;
            var accepts = _k.Callback(EventKind.CanPreserve, handler, origin, -1, natural);
            if (TSink.Wanted)
            {
                _k.Sink.Emit(new LuoEvent(EventKind.CanPreserve) { Who = (short)handler, File = (short)file, Ret = accepts });
            }

            if (accepts != 0)
            {
                return handler;
            }
        }

        return -1;
    }

    /// <summary>luo_unregister_file().</summary>
    private int UnregisterFile(int token)
    {
        Shared.StateReadEnter();
        var ret = Errno.EBUSY;
        if (Shared.NormalOrUpdated)
        {
            var position = Find(OutgoingFiles, token);
            ret = Errno.ENOENT;
            if (position >= 0)
            {
                DropFile(position);
                ret = 0;
            }
        }

        Shared.StateReadExit();
        return ret;
    }

    /// <summary>luo_unregister_all_files(): whatever the state of the machine is.</summary>
    private void UnregisterAllFiles()
    {
        Shared.StateReadEnter();
        while (_k.State.Machine.Outgoing > 0)
        {
            DropFile(0);
        }

        Shared.StateReadExit();
    }

    /// <summary>__luo_unregister_file(): a file that is PREPARED or FROZEN gets its cancel and loses its node; the node of a NORMAL one stays.</summary>
    private void DropFile(int position)
    {
        var file = OutgoingFiles[position];
        if (file.State is MachineState.Prepared or MachineState.Frozen)
        {
            CancelOne(position);
            RemoveTreeNode(file.Token);
        }

        _k.Put(file.File - 1);
        var files = OutgoingFiles;
        files[(position + 1)..].CopyTo(files[position..]);
        files[^1] = default;
        _k.State.Machine.Outgoing--;
    }

    /// <summary>
    /// luo_retrieve_file(): builds the incoming set before it looks at the state. Reclaimed is set before the callback runs and never reset (R08), and LUO
    /// takes no reference on the file. <paramref name="slot"/> = file slot, -1 when there is none.
    /// </summary>
    private int RetrieveFile(int token, out int slot)
    {
        slot = -1;
        RecreateIncomingFiles();
        if (_k.IsHalted)
        {
            return 0;
        }

        Shared.StateReadEnter();
        var ret = _k.Core.State == MachineState.Updated ? RetrieveIncoming(token, out slot) : Errno.EBUSY;
        Shared.StateReadExit();
        return ret;
    }

    private readonly int RetrieveIncoming(int token, out int slot)
    {
        slot = -1;
        var position = Find(IncomingFiles, token);
        if (position < 0)
        {
            return Errno.ENOENT;
        }

        ref var file = ref IncomingFiles[position];
        if (file.RetrieveStatus != 0 || (_k.Design.FinishedRestore == FinishedRestore.Refused && file.State != MachineState.Updated))
        {
            return Errno.EINVAL;
        }

        var origin = _k.OriginOf(file.Data);
        var ret = _k.Callback(EventKind.Retrieve, file.Handler, origin, file.Token, 0);
        if (ret == 0)
        {
            slot = _k.NewFile(UserFileKind.Retrieved, _k.Facts.OpenedBase + _k.Workload.Files.Count + position);
            _k.State.User(slot).Origin = (short)origin;
            file.File = (short)(slot + 1);
        }

        if (ret == 0 || _k.Design.Reclaimed == Reclaimed.Attempted)
        {
            file.RetrieveStatus = 1;
        }

        if (TSink.Wanted)
        {
            _k.Sink.Emit(FileEvent(EventKind.Retrieve, file, position) with { Ret = ret });
        }

        return ret;
    }

    /// <summary>
    /// liveupdate_unregister_file_handler(): looks at the outgoing files only, not at the incoming ones and not whether the handler is registered (R09).
    /// </summary>
    private readonly int UnregisterFileHandler(int handler)
    {
        Shared.StateReadEnter();
        ref var record = ref _k.State.Handler(handler);
        var ret = !Shared.NormalOrUpdated || InUse(handler) ? Errno.EBUSY
            : record.Registered == 0 && _k.Design.UnregisterCheck == UnregisterCheck.Registered ? Errno.ENOENT
            : 0;
        if (ret != 0)
        {
            Shared.StateReadExit();
            return ret;
        }

        if (record.Registered != 0)
        {
            KernelLists.Remove(_k.State.HandlerOrder, _k.Core.HandlerCount--, (byte)handler);
        }
        else if (record.EverRegistered == 0)
        {
            _k.Emit(EventKind.ListCorrupt);
        }

        // list_del_init() leaves an initialised list entry behind, also when the deletion was refused.
        record.EverRegistered = 1;
        record.Registered = 0;
        Shared.StateReadExit();
        _k.PutModule(handler);
        return 0;
    }

    private readonly bool InUse(int handler)
    {
        foreach (ref readonly var file in OutgoingFiles)
        {
            if (file.Handler == handler)
            {
                return true;
            }
        }

        return false;
    }
}
