using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Context;

/// <summary>System calls on files and descriptors that are the same for every orchestrator: open, dup, close, write, seal.</summary>
internal readonly ref struct FileCalls<TEnvironment, TSink>(KernelContext<TEnvironment, TSink> k)
    where TEnvironment : struct, IEnvironment
    where TSink : struct, IEventSink
{
    private readonly KernelContext<TEnvironment, TSink> _k = k;

    /// <summary>open() of a user file.</summary>
    public Result OpenFile(int file, int descriptor)
    {
        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        var slot = _k.Descriptors.NewFile(UserFileKind.Opened, _k.Facts.OpenedBase + file);
        _k.State.User(slot).Origin = (short)file;
        _k.Descriptors.Install(descriptor, slot);
        return new Result(0, slot);
    }

    /// <summary>dup().</summary>
    public Result Dup(int fd, int descriptor)
    {
        var slot = _k.Descriptors.Lookup(fd);
        if (slot < 0)
        {
            return new Result(_k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
        }

        if (_k.Fails(FaultKind.Fd))
        {
            return new Result(Errno.EMFILE);
        }

        _k.State.User(slot).Refs++;
        _k.Descriptors.Install(descriptor, slot);
        return Result.Ok;
    }

    /// <summary>close(): always 0 for an open descriptor, whatever the release returns (fs/open.c, filp_flush).</summary>
    public Result Close(int fd)
    {
        var slot = _k.Descriptors.Lookup(fd);
        if (slot < 0)
        {
            return new Result(_k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
        }

        _k.State.Descriptor(fd) = 0;
        _k.Descriptors.Put(slot);
        return Result.Ok;
    }

    /// <summary>write(): also of a file that is preserved. A seal refuses it, and a freeze where the design says so.</summary>
    public Result WriteFile(int fd)
    {
        var slot = _k.Descriptors.Lookup(fd);
        if (slot < 0)
        {
            return new Result(_k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
        }

        ref var file = ref _k.State.User(slot);
        if ((file.Content & FileContent.Sealed) != 0 || (_k.Design.FrozenWrites == FrozenWrites.Refused && _k.Core.SerializeHeld != 0 && IsPreserved(slot)))
        {
            return new Result(_k.Refuse(Errno.EPERM, Guard.SealedOrFrozen, file: slot));
        }

        file.Content |= FileContent.Written;
        return Result.Ok;
    }

    /// <summary>fcntl(F_ADD_SEALS) with F_SEAL_WRITE.</summary>
    public Result SealFile(int fd)
    {
        var slot = _k.Descriptors.Lookup(fd);
        if (slot < 0)
        {
            return new Result(_k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
        }

        _k.State.User(slot).Content |= FileContent.Sealed;
        return Result.Ok;
    }

    private readonly bool IsPreserved(int file)
    {
        foreach (var session in _k.State.Outgoing)
        {
            foreach (ref readonly var entry in _k.State.Files(session))
            {
                if (entry.File - 1 == file)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
