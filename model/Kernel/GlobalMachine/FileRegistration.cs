using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>luo_files.c of v3, blob 0d68d0c8c45e: files and handlers come and go (semantics 1.4).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_register_file(): no callback but can_preserve, and the same file may have several tokens.</summary>
    private readonly int RegisterFile(int token, int fd)
    {
        var file = Lookup(fd);
        if (file < 0)
        {
            return Errno.EBADF;
        }

        StateReadEnter();
        var ret = NormalOrUpdated ? AddFile(token, file) : Errno.EBUSY;
        StateReadExit();
        return ret;
    }

    private readonly int AddFile(int token, int file)
    {
        var handler = FindFileHandler(file);
        if (handler < 0)
        {
            return Errno.ENOENT;
        }

        if (Fails(FaultKind.Kzalloc))
        {
            return Errno.ENOMEM;
        }

        if (Find(OutgoingFiles, token) >= 0)
        {
            return Errno.EEXIST;
        }

        if (Fails(FaultKind.Xa))
        {
            return Errno.ENOMEM;
        }

        var room = _state.Global(0);
        var at = Machine.Outgoing;
        if (at == room.Length)
        {
            throw new DimensionExceededException("global files");
        }

        for (; at > 0 && room[at - 1].Token > token; at--)
        {
            room[at] = room[at - 1];
        }

        room[at] = new FileEntry { Token = (short)token, File = (short)(file + 1), Handler = (byte)handler, State = MachineState.Normal };
        Machine.Outgoing++;
        _state.User(file).Refs++;
        return 0;
    }

    /// <summary>The first registered handler whose can_preserve accepts the file, -1 when none does.</summary>
    private readonly int FindFileHandler(int file)
    {
        var origin = _state.User(file).Origin;
        for (var i = 0; i < Core.HandlerCount; i++)
        {
            int handler = _state.HandlerOrder[i];
            var natural = origin >= 0 && Workload.Files[origin].Handler == handler ? 1 : 0;
            var accepts = Callback(EventKind.CanPreserve, handler, origin, -1, natural);
            if (TSink.Wanted)
            {
                _sink.Emit(new LuoEvent(EventKind.CanPreserve) { Who = (short)handler, File = (short)file, Ret = accepts });
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
        StateReadEnter();
        var ret = Errno.EBUSY;
        if (NormalOrUpdated)
        {
            var position = Find(OutgoingFiles, token);
            ret = Errno.ENOENT;
            if (position >= 0)
            {
                DropFile(position);
                ret = 0;
            }
        }

        StateReadExit();
        return ret;
    }

    /// <summary>luo_unregister_all_files(): whatever the state of the machine is.</summary>
    private void UnregisterAllFiles()
    {
        StateReadEnter();
        while (Machine.Outgoing > 0)
        {
            DropFile(0);
        }

        StateReadExit();
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

        Put(file.File - 1);
        var files = OutgoingFiles;
        files[(position + 1)..].CopyTo(files[position..]);
        files[^1] = default;
        Machine.Outgoing--;
    }

    /// <summary>
    /// luo_retrieve_file(): builds the incoming set before it looks at the state. Reclaimed is set before the callback runs and never reset (R08), and LUO
    /// takes no reference on the file. <paramref name="slot"/> = file slot, -1 when there is none.
    /// </summary>
    private int RetrieveFile(int token, out int slot)
    {
        slot = -1;
        RecreateIncomingFiles();
        if (_halt != Outcome.Returned)
        {
            return 0;
        }

        StateReadEnter();
        var ret = Core.State == MachineState.Updated ? RetrieveIncoming(token, out slot) : Errno.EBUSY;
        StateReadExit();
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
        if (file.RetrieveStatus != 0 || (Design.FinishedRestore == FinishedRestore.Refused && file.State != MachineState.Updated))
        {
            return Errno.EINVAL;
        }

        var origin = OriginOf(file.Data);
        var ret = Callback(EventKind.Retrieve, file.Handler, origin, file.Token, 0);
        if (ret == 0)
        {
            slot = NewFile(UserFileKind.Retrieved, _machine.OpenedBase + Workload.Files.Count + position);
            _state.User(slot).Origin = (short)origin;
            file.File = (short)(slot + 1);
        }

        if (ret == 0 || Design.Reclaimed == Reclaimed.Attempted)
        {
            file.RetrieveStatus = 1;
        }

        if (TSink.Wanted)
        {
            _sink.Emit(FileEvent(EventKind.Retrieve, file, position) with { Ret = ret });
        }

        return ret;
    }

    /// <summary>liveupdate_register_file_handler(): pins the module while registered.</summary>
    private readonly int RegisterFileHandler(int handler)
    {
        StateReadEnter();
        ref var record = ref _state.Handler(handler);
        var ret = !NormalOrUpdated ? Errno.EBUSY
            : record.Registered != 0 ? Errno.EEXIST
            : !GetModule(handler) ? Errno.EAGAIN
            : 0;
        if (ret == 0)
        {
            record.Registered = 1;
            record.EverRegistered = 1;
            _state.HandlerOrder[Core.HandlerCount++] = (byte)handler;
        }

        StateReadExit();
        return ret;
    }

    /// <summary>
    /// liveupdate_unregister_file_handler(): looks at the outgoing files only, not at the incoming ones and not whether the handler is registered (R09).
    /// </summary>
    private readonly int UnregisterFileHandler(int handler)
    {
        StateReadEnter();
        ref var record = ref _state.Handler(handler);
        var ret = !NormalOrUpdated || InUse(handler) ? Errno.EBUSY
            : record.Registered == 0 && Design.UnregisterCheck == UnregisterCheck.Registered ? Errno.ENOENT
            : 0;
        if (ret != 0)
        {
            StateReadExit();
            return ret;
        }

        if (record.Registered != 0)
        {
            Remove(_state.HandlerOrder, Core.HandlerCount--, (byte)handler);
        }
        else if (record.EverRegistered == 0)
        {
            Emit(EventKind.ListCorrupt);
        }

        // list_del_init() leaves an initialised list entry behind, also when the deletion was refused.
        record.EverRegistered = 1;
        record.Registered = 0;
        StateReadExit();
        PutModule(handler);
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
