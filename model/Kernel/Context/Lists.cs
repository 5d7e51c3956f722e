using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Context;

/// <summary>Lists that every orchestrator walks: the entries of a session, the sessions, the registered handlers.</summary>
internal static class Lists
{
    extension<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> k)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        /// <summary>Position of <paramref name="token"/> in a session, -1 when it is not there.</summary>
        public int FindToken(int session, int token)
        {
            var files = k.State.Files(session);
            for (var i = 0; i < files.Length; i++)
            {
                if (files[i].Token == token)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>An event about the entry at <paramref name="position"/> of a session.</summary>
        public void EmitEntry(
            EventKind kind, int session, int position, in FileEntry entry, int result = 0, int status = 0, DataWord newData = default)
        {
            if (!TSink.Wanted)
            {
                return;
            }

            k.Sink.Emit(new LuoEvent(kind)
            {
                Who = entry.Handler,
                File = (short)(entry.File - 1),
                Session = (short)session,
                Position = (short)position,
                Token = entry.Token,
                Entry = (short)(entry.Entry - 1),
                Data = entry.Data,
                NewData = newData,
                Ret = result,
                Status = status,
            });
        }

        /// <summary>A free slot of the outgoing region; the one numbered like the name is preferred, so that equal situations have equal bytes.</summary>
        public int NewSessionSlot(int name)
        {
            var room = k.State.Layout.Dimensions.Sessions;
            if (name < room && k.State.Session(name).List == SessionList.Free)
            {
                return name;
            }

            for (var slot = 0; slot < room; slot++)
            {
                if (k.State.Session(slot).List == SessionList.Free)
                {
                    return slot;
                }
            }

            throw new DimensionExceededException("sessions");
        }

        /// <summary>
        /// The first handler in registration order whose can_preserve accepts the file, its module pinned where the design pins in use; a module that is going
        /// away ends the search.
        /// </summary>
        public int FindHandler(int file)
        {
            for (var i = 0; i < k.Core.HandlerCount; i++)
            {
                int handler = k.State.HandlerOrder[i];
                var origin = k.State.User(file).Origin;
                var accepts = origin >= 0 && k.Workload.Files[origin].Handler == handler ? 1 : 0;
                var answer = k.Callback(EventKind.CanPreserve, handler, origin, -1, accepts);
                if (TSink.Wanted)
                {
                    k.Sink.Emit(new LuoEvent(EventKind.CanPreserve) { Who = (short)handler, File = (short)file, Ret = answer });
                }

                if (answer != 0)
                {
                    return k.Design.ModulePin == ModulePin.InUse && !k.GetModule(handler) ? -1 : handler;
                }
            }

            return -1;
        }
    }
}
