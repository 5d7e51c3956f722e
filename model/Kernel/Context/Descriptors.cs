using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Context;

/// <summary>Descriptors, struct files: as much of the VFS as LUO stands on (fget, fput, fd_install, task work).</summary>
internal static class Descriptors
{
    extension<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> k)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        /// <summary>File slot behind a descriptor variable, -1 when it is not open.</summary>
        public int Lookup(int fd) => fd < 0 ? -1 : k.State.Descriptor(fd) - 1;

        /// <summary>
        /// Makes <paramref name="descriptor"/> name file <paramref name="slot"/>; the reference is the caller's. With -1 (a call by number) no variable names the open
        /// descriptor, so it stays open.
        /// </summary>
        public void Install(int descriptor, int slot)
        {
            if (descriptor >= 0)
            {
                k.State.Descriptor(descriptor) = (short)(slot + 1);
            }
        }

        /// <summary>A new struct file for what a retrieve of <paramref name="origin"/> under <paramref name="token"/> makes.</summary>
        public int NewRetrieved(int origin, int token)
        {
            var files = k.Workload.Files.Count;
            var first = k.Facts.OpenedBase + files + Math.Max(0, origin);
            if (!k.State.Layout.Dimensions.OwnSlots)
            {
                return k.NewFile(UserFileKind.Retrieved, first);
            }

            first = origin >= 0 ? first : first + token;
            var copies = ((k.State.Layout.Dimensions.UserFiles - k.Facts.OpenedBase) / files) - 1;
            for (var copy = 0; copy < copies; copy++)
            {
                var slot = first + (copy * files);
                if (k.State.User(slot).Kind == UserFileKind.Free)
                {
                    return k.NewFile(UserFileKind.Retrieved, slot);
                }
            }

            throw new DimensionExceededException("user files");
        }

        /// <summary>A new struct file with one reference, in the preferred slot when that is free, so that equal situations have equal bytes.</summary>
        public int NewFile(UserFileKind kind, int preferred)
        {
            var room = k.State.Layout.Dimensions.UserFiles;
            var slot = preferred >= 0 && preferred < room && k.State.User(preferred).Kind == UserFileKind.Free ? preferred : -1;
            for (var i = 0; slot < 0 && i < room; i++)
            {
                // From the end where slots belong to something: the last one is the second device's.
                var other = k.State.Layout.Dimensions.OwnSlots ? room - 1 - i : i;
                slot = k.State.User(other).Kind == UserFileKind.Free ? other : -1;
            }

            if (slot < 0)
            {
                throw new DimensionExceededException("user files");
            }

            ref var file = ref k.State.User(slot);
            file = default;
            file.Kind = kind;
            file.Refs = 1;
            file.Origin = -1;
            file.Session = -1;
            return slot;
        }

        /// <summary>
        /// fput(): the release of a file whose last reference goes waits for the end of the command, in front of those that wait already: task_work_add() and
        /// task_work_run() of kernel/task_work.c, seen on 6.19.6 and 7.3.4.
        /// </summary>
        public void Put(int slot)
        {
            ref var file = ref k.State.User(slot);
            Debug.Assert(file.Kind != UserFileKind.Free && file.Refs > 0, "a live file is put");
            file.Refs--;
            if (file.Refs > 0)
            {
                return;
            }

            file.NextRelease = (short)(k.Progress.ReleaseHead + 1);
            k.Progress.ReleaseHead = slot;
        }

        /// <summary>Everything a kexec or a cold boot takes away from user space: descriptors and struct files.</summary>
        public void DropUserSpace()
        {
            for (var i = 0; i < k.State.Layout.Dimensions.UserFiles; i++)
            {
                k.State.User(i) = default;
            }

            for (var i = 0; i < k.State.Layout.Dimensions.Descriptors; i++)
            {
                k.State.Descriptor(i) = 0;
            }

            k.State.DuplicateMap.Clear();
            k.Progress.ReleaseHead = -1;
        }

        /// <summary>The file behind a descriptor that must be the device; negative errno otherwise.</summary>
        public int DeviceOf(int fd)
        {
            var slot = k.Lookup(fd);
            if (slot < 0)
            {
                return k.Refuse(Errno.EBADF, Guard.DescriptorClosed);
            }

            return k.State.User(slot).Kind switch
            {
                UserFileKind.Device => slot,
                UserFileKind.Session => k.Refuse(Errno.EINVAL, Guard.OtherKindOfDescriptor),
                _ => k.Refuse(Errno.ENOTTY, Guard.NotOfLuo),
            };
        }

        /// <summary>The session behind a descriptor; negative errno otherwise.</summary>
        public int SessionOf(int fd)
        {
            var slot = k.Lookup(fd);
            if (slot < 0)
            {
                return k.Refuse(Errno.EBADF, Guard.DescriptorClosed);
            }

            return k.State.User(slot).Kind switch
            {
                UserFileKind.Session => k.State.User(slot).Session,
                UserFileKind.Device => k.Refuse(Errno.EINVAL, Guard.OtherKindOfDescriptor),
                _ => k.Refuse(Errno.ENOTTY, Guard.NotOfLuo),
            };
        }

        /// <summary>
        /// The session's file, and the answer to user space. A failing copy drops the file again, and its release destroys or finishes the session (O03).
        /// </summary>
        public Result HandOut(int session, int descriptor)
        {
            var file = k.NewFile(UserFileKind.Session, 1 + session);
            k.State.User(file).Session = (short)session;
            if (k.Design.AnswerCopy == AnswerCopy.Last && k.Fails(FaultKind.CopyToUser))
            {
                k.Put(file);
                return new Result(Errno.EFAULT);
            }

            k.Install(descriptor, file);
            return Result.Ok;
        }
    }
}
