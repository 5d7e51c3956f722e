using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Context;

/// <summary>System calls on files and descriptors that are the same for every orchestrator: open, dup, close, write, seal.</summary>
internal static class FileCalls
{
    extension<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> k)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        /// <summary>open() of a user file.</summary>
        public Result OpenFile(int file, int descriptor)
        {
            if (k.Fails(FaultKind.Fd))
            {
                return new Result(Errno.EMFILE);
            }

            var slot = k.NewFile(UserFileKind.Opened, k.Facts.OpenedBase + file);
            k.State.User(slot).Origin = (short)file;
            k.State.User(slot).Content = k.Workload.Files[file].ReadOnly ? FileContent.ReadOnly : FileContent.None;
            k.Install(descriptor, slot);
            return new Result(0, slot);
        }

        /// <summary>dup().</summary>
        public Result Dup(int fd, int descriptor)
        {
            var slot = k.Lookup(fd);
            if (slot < 0)
            {
                return new Result(k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
            }

            if (k.Fails(FaultKind.Fd))
            {
                return new Result(Errno.EMFILE);
            }

            k.State.User(slot).Refs++;
            k.Install(descriptor, slot);
            return Result.Ok;
        }

        /// <summary>close(): always 0 for an open descriptor, whatever the release returns (fs/open.c, filp_flush).</summary>
        public Result Close(int fd)
        {
            var slot = k.Lookup(fd);
            if (slot < 0)
            {
                return new Result(k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
            }

            k.State.Descriptor(fd) = 0;
            k.Put(slot);
            return Result.Ok;
        }

        /// <summary>
        /// write(): also of a file that is preserved, but not beyond its end, as preserve freezes the size (shmem_freeze(), shmem_write_begin() of 6.19.6 to 7.3.4). A
        /// seal refuses it, and a freeze where the design says so.
        /// </summary>
        public Result WriteFile(int fd)
        {
            var slot = k.Lookup(fd);
            if (slot < 0)
            {
                return new Result(k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
            }

            ref var file = ref k.State.User(slot);
            if ((file.Content & FileContent.ReadOnly) != 0)
            {
                return new Result(k.Refuse(Errno.EBADF, Guard.ReadOnlyDescriptor, file: slot));
            }

            var grows = k.IsEmpty(slot);
            if ((file.Content & (grows ? FileContent.Seals : FileContent.Sealed)) != 0 || (grows && k.IsPreserved(slot)) || (k.Design.FrozenWrites == FrozenWrites.Refused && k.Core.SerializeHeld != 0 && k.IsPreserved(slot)))
            {
                return new Result(k.Refuse(Errno.EPERM, Guard.SealedOrFrozen, file: slot));
            }

            file.Content |= FileContent.Written;
            return Result.Ok;
        }

        /// <summary>
        /// fcntl(F_ADD_SEALS), memfd_add_seals(): preserve pins every page, so F_SEAL_WRITE waits for them in vain until the file is unpreserved; an empty file has
        /// none. A seal that looks at no page is added all the same.
        /// </summary>
        public Result SealFile(int fd, FileContent seal)
        {
            var slot = k.Lookup(fd);
            if (slot < 0)
            {
                return new Result(k.Refuse(Errno.EBADF, Guard.DescriptorClosed));
            }

            ref var file = ref k.State.User(slot);
            if ((file.Content & FileContent.ReadOnly) != 0)
            {
                return new Result(k.Refuse(Errno.EPERM, Guard.ReadOnlyDescriptor, file: slot));
            }

            if (file.Kind == UserFileKind.Retrieved && k.Design.MemfdSeals == MemfdSeals.Lost)
            {
                return new Result(k.Refuse(Errno.EPERM, Guard.SealedAgainstSeals, file: slot));
            }

            var waits = seal == FileContent.Sealed && !k.IsEmpty(slot) && (file.Content & FileContent.Sealed) == 0;
            if ((waits || k.Design.MemfdLateSeals == MemfdLateSeals.Refused) && k.IsPreserved(slot))
            {
                return new Result(k.Refuse(Errno.EBUSY, Guard.PagesPinned, file: slot));
            }

            file.Content |= seal;
            return Result.Ok;
        }

        /// <summary>Whether a memfd has no page.</summary>
        internal bool IsEmpty(int file)
        {
            ref var user = ref k.State.User(file);
            return user.Origin >= 0 && k.Workload.Files[user.Origin].Empty && (user.Content & FileContent.Written) == 0;
        }

        private bool IsPreserved(int file)
        {
            foreach (var session in k.State.Outgoing)
            {
                foreach (ref readonly var entry in k.State.Files(session))
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
}
