using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>Descriptors, struct files and their release: as much of the VFS as LUO stands on (fget, fput, fd_install, task work).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>File slot behind a descriptor variable, -1 when it is not open.</summary>
    private readonly int Lookup(int fd) => fd < 0 ? -1 : _state.Descriptor(fd) - 1;

    /// <summary>open() of a user file.</summary>
    private Result OpenFile(int file, int descriptor)
    {
        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var slot = NewFile(UserFileKind.Opened, _machine.OpenedBase + file);
        _state.User(slot).Origin = (short)file;
        Install(descriptor, slot);
        return new Result(0, slot);
    }

    /// <summary>dup().</summary>
    private Result Dup(int fd, int descriptor)
    {
        var slot = Lookup(fd);
        if (slot < 0)
        {
            return new Result(Refuse(Errno.EBADF, Guard.DescriptorClosed));
        }

        if (Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        _state.User(slot).Refs++;
        Install(descriptor, slot);
        return Result.Ok;
    }

    /// <summary>close(): always 0 for an open descriptor, whatever the release returns (fs/open.c, filp_flush).</summary>
    private Result Close(int fd)
    {
        var slot = Lookup(fd);
        if (slot < 0)
        {
            return new Result(Refuse(Errno.EBADF, Guard.DescriptorClosed));
        }

        _state.Descriptor(fd) = 0;
        Put(slot);
        return Result.Ok;
    }

    /// <summary>
    /// Makes <paramref name="descriptor"/> name file <paramref name="slot"/>; the reference is the caller's. With -1 (a call by number) no variable names the open
    /// descriptor, so it stays open.
    /// </summary>
    private readonly void Install(int descriptor, int slot)
    {
        if (descriptor >= 0)
        {
            _state.Descriptor(descriptor) = (short)(slot + 1);
        }
    }

    /// <summary>A new struct file with one reference, in the preferred slot when that is free, so that equal situations have equal bytes.</summary>
    private readonly int NewFile(UserFileKind kind, int preferred)
    {
        var room = _state.Layout.Dimensions.UserFiles;
        var slot = preferred >= 0 && preferred < room && _state.User(preferred).Kind == UserFileKind.Free ? preferred : -1;
        for (var i = 0; slot < 0 && i < room; i++)
        {
            slot = _state.User(i).Kind == UserFileKind.Free ? i : -1;
        }

        if (slot < 0)
        {
            throw new DimensionExceededException("user files");
        }

        ref var file = ref _state.User(slot);
        file = default;
        file.Kind = kind;
        file.Refs = 1;
        file.Origin = -1;
        file.Session = -1;
        return slot;
    }

    /// <summary>fput(): the release of a file whose last reference goes waits for the end of the command.</summary>
    private void Put(int slot)
    {
        ref var file = ref _state.User(slot);
        Debug.Assert(file.Kind != UserFileKind.Free && file.Refs > 0, "a live file is put");
        file.Refs--;
        if (file.Refs > 0)
        {
            return;
        }

        if (_releaseHead < 0)
        {
            _releaseHead = slot;
        }
        else
        {
            _state.User(_releaseTail).NextRelease = (short)(slot + 1);
        }

        _releaseTail = slot;
    }

    /// <summary>Runs the waiting releases in the order in which the last references went.</summary>
    private void ReleaseFiles()
    {
        while (_releaseHead >= 0 && _halt == Outcome.Returned)
        {
            var slot = _releaseHead;
            var file = _state.User(slot);
            if (TSink.Wanted)
            {
                _sink.Emit(new LuoEvent(EventKind.FileFree)
                {
                    File = (short)slot,
                    Session = file.Session,
                    N = (byte)file.Kind,
                    Who = file.Kind == UserFileKind.Session ? _state.Session(file.Session).Name : (short)-1,
                });
            }

            switch (file.Kind)
            {
                case UserFileKind.Device:
                    ReleaseDevice();
                    break;
                case UserFileKind.Session:
                    ReleaseSession(file.Session);
                    break;
                default:
                    break;
            }

            var next = _state.User(slot).NextRelease - 1;
            _state.User(slot) = LeavesDanglingPointer(slot) ? new UserFile { Kind = UserFileKind.Dangling, Origin = file.Origin } : default;
            _releaseHead = next;
            if (next < 0)
            {
                _releaseTail = -1;
            }
        }
    }

    /// <summary>v3 keeps the address of a file it restored without a reference: the slot stays taken, so that no other file seems to be that one.</summary>
    private readonly bool LeavesDanglingPointer(int slot)
    {
        if (Design.Vocabulary != Vocabulary.GlobalMachine)
        {
            return false;
        }

        foreach (ref readonly var entry in IncomingFiles)
        {
            if (entry.File - 1 == slot)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Everything a kexec or a cold boot takes away from user space: descriptors and struct files.</summary>
    private void DropUserSpace()
    {
        for (var i = 0; i < _state.Layout.Dimensions.UserFiles; i++)
        {
            _state.User(i) = default;
        }

        for (var i = 0; i < _state.Layout.Dimensions.Descriptors; i++)
        {
            _state.Descriptor(i) = 0;
        }

        _state.DuplicateMap.Clear();
        _releaseHead = -1;
        _releaseTail = -1;
    }
}
