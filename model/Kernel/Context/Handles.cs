using System.Diagnostics;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Context;

/// <summary>Preservations that data words name. The kernel has no such table: it is what the mocks behind the handlers remember.</summary>
internal static class Handles
{
    /// <summary>
    /// Token under which a handler knows the preservation of <paramref name="entry"/>, -1 when it can not tell: the arguments of the callbacks have no token, so
    /// all it has is what it kept for the data word, and a word that was cleared (B01) leads nowhere (recorded on g3a).
    /// </summary>
    public static int TokenOf(in FileEntry entry) => entry.Data.Handle == 0 ? -1 : entry.Token;

    extension<TEnvironment, TSink>(in KernelContext<TEnvironment, TSink> k)
        where TEnvironment : struct, IEnvironment
        where TSink : struct, IEventSink
    {
        /// <summary>A new live handle for file <paramref name="origin"/> (-1: a file without origin). Slots 2f and 2f+1 are preferred for file f, so that equal situations have equal bytes.</summary>
        public int NewHandle(int origin, int token = 0)
        {
            var room = k.State.Layout.Dimensions.Handles;
            var own = k.State.Layout.Dimensions.OwnSlots;
            var share = own ? room / k.Workload.Files.Count : 2;
            var first = own && origin < 0 ? token * share : Math.Max(0, share * origin);
            for (var i = 0; i < (own ? share : room + share); i++)
            {
                var slot = i < share ? first + i : i - share;
                if (slot < room && k.State.Handle(slot).Origin == 0)
                {
                    ref var handle = ref k.State.Handle(slot);
                    handle.Origin = (short)(origin + 2);
                    handle.Live = 1;
                    return slot;
                }
            }

            throw new DimensionExceededException("handles");
        }

        /// <summary>Workload number of the file that <paramref name="word"/> names, -1 when it names none.</summary>
        public int OriginOf(DataWord word) => word.Handle == 0 ? -1 : k.State.Handle(word.Slot).Origin - 2;

        /// <summary>unpreserve, cancel or finish of <paramref name="word"/>: a word that names no live handle is a misuse (a bug of LUO that the mock notices).</summary>
        public void EndHandle(DataWord word)
        {
            if (word.Handle != 0 && k.State.Handle(word.Slot).Live != 0)
            {
                k.State.Handle(word.Slot).Live = 0;
            }
            else if (TSink.Wanted)
            {
                k.Sink.Emit(new LuoEvent(EventKind.HandleMisuse) { Data = word });
            }
        }

        /// <summary>Gives a handle slot back once no word names it any more.</summary>
        public void FreeHandle(int slotPlusOne)
        {
            if (slotPlusOne != 0)
            {
                Debug.Assert(k.State.Handle(slotPlusOne - 1).Origin != 0, "a handle slot is given back once");
                k.State.Handle(slotPlusOne - 1) = default;
            }
        }
    }
}
