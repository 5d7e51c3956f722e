using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>
/// Files that are memory, and as much of mm/memfd_luo.c as decides what comes back of them: what preserve records, and what retrieve makes of it
/// (semantics 8). Everything else about a memfd is as of any other file.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>
    /// memfd_luo_preserve(): the flags of the page and the seals go into the serialized form now, although the page may still be written until the jump. A page
    /// whose flags say that it was never written is taken for unused later (B35); seals were left out at first (B38).
    /// </summary>
    private readonly void RecordContent(int handler, int file, int handle)
    {
        if (!Workload.Handlers[handler].Memory)
        {
            return;
        }

        var content = _state.User(file).Content;
        var pages = Design.MemfdPages == MemfdPages.AllDirty ? FileContent.Written : content & FileContent.Written;
        var seals = Design.MemfdSeals == MemfdSeals.Preserved ? content & FileContent.Sealed : FileContent.None;
        _state.Handle(handle).Recorded = pages | seals | FileContent.Pages;
        _state.Handle(handle).Content = content & FileContent.Sealed;
    }

    /// <summary>The jump: memory travels as it is at that moment.</summary>
    private readonly void CarryContent(in FileEntry entry)
    {
        if (entry.File != 0 && entry.Data.Handle != 0 && Workload.Handlers[entry.Handler].Memory)
        {
            _state.Handle(entry.Data.Slot).Content |= _state.User(entry.File - 1).Content & FileContent.Written;
        }
    }

    /// <summary>memfd_luo_retrieve(): what was carried, as far as the serialized form says that it is there.</summary>
    private readonly FileContent RetrievedContent(DataWord word) =>
        word.Handle == 0 ? FileContent.None : _state.Handle(word.Slot).Content & _state.Handle(word.Slot).Recorded;

    /// <summary>
    /// The end of memfd_luo_retrieve(): the pages belong to the file, or were given back by a retrieve that failed, since a finish that is told of a failure gives
    /// nothing back. Two bugs of the way out of a failure left some of them behind (B36, B37).
    /// </summary>
    private readonly void ConsumeContent(DataWord word, int result)
    {
        if (word.Handle != 0 && (result == 0 || Design.MemfdFailedRetrieve == MemfdFailedRetrieve.Released))
        {
            _state.Handle(word.Slot).Recorded &= ~FileContent.Pages;
        }
    }
}
