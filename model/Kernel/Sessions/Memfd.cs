using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Kernel.Context;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>
/// Files that are memory, and as much of mm/memfd_luo.c as decides what comes back of them: what preserve records, and what retrieve makes of it
/// (specification 4.14). Everything else about a memfd is as of any other file.
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
        _state.Handle(handle).Recorded = pages | RecordedSeals(content) | (_k.IsEmpty(file) ? FileContent.None : FileContent.Pages);
        _state.Handle(handle).Content = content & FileContent.Seals;
    }

    private readonly FileContent RecordedSeals(FileContent content) =>
        Design.MemfdSeals == MemfdSeals.Preserved ? content & FileContent.Seals : FileContent.None;

    /// <summary>memfd_luo_freeze() takes down the position only, which the model has not; a repair of N07 takes the seals down again.</summary>
    private readonly void RefreshSeals(in FileEntry entry)
    {
        if (Design.MemfdLateSeals == MemfdLateSeals.RefreshedAtFreeze && entry.Data.Handle != 0 && entry.File != 0 && Workload.Handlers[entry.Handler].Memory)
        {
            _state.Handle(entry.Data.Slot).Recorded |= RecordedSeals(_state.User(entry.File - 1).Content);
        }
    }

    /// <summary>The jump: memory travels as it is at that moment.</summary>
    private readonly void CarryContent(in FileEntry entry)
    {
        if (entry.File != 0 && entry.Data.Handle != 0 && Workload.Handlers[entry.Handler].Memory)
        {
            _state.Handle(entry.Data.Slot).Content |= _state.User(entry.File - 1).Content & (FileContent.Written | FileContent.Seals);
        }
    }

    /// <summary>
    /// memfd_luo_retrieve(): what was carried, as far as the serialized form says that it is there. The file is made executable and open for writing, so
    /// F_SEAL_EXEC, added to it, brings the other seals along (N01), and a read-only descriptor comes back writable (N08).
    /// </summary>
    private readonly FileContent RetrievedContent(DataWord word, int origin, bool hole)
    {
        if (word.Handle == 0 || origin < 0)
        {
            return FileContent.None;
        }

        var content = _state.Handle(word.Slot).Content & _state.Handle(word.Slot).Recorded;
        var file = Workload.Files[origin];
        if (file.NoExec && Design.MemfdSeals == MemfdSeals.Preserved && Design.MemfdExecSeal == MemfdExecSeal.Widened)
        {
            content |= FileContent.Seals;
        }

        if (file.ReadOnly && Design.MemfdOpenMode == MemfdOpenMode.AsPreserved)
        {
            content |= FileContent.ReadOnly;
        }

        return hole ? content & ~FileContent.Written : content;
    }

    /// <summary>
    /// Where a retrieve of a memfd can fail on its own: before it walks the pages, when the file cannot be made, and when a page of the old kernel cannot be
    /// restored. 6.19 took the latter for the end of the walk.
    /// </summary>
    private readonly MemfdWalk WalkPages(int handler, int result)
    {
        if (!Workload.Handlers[handler].Memory || result != 0)
        {
            return MemfdWalk.Done;
        }

        return !Fails(FaultKind.Kho) ? MemfdWalk.Done
            : Design.MemfdFailedRetrieve is MemfdFailedRetrieve.ShortSuccess or MemfdFailedRetrieve.Both619 ? MemfdWalk.Hole
            : MemfdWalk.Failed;
    }

    /// <summary>How the walk of a retrieve over the pages of a memfd ended.</summary>
    private enum MemfdWalk : byte
    {
        /// <summary>Every page was inserted.</summary>
        Done,

        /// <summary>It ended early, and says that all is well.</summary>
        Hole,

        /// <summary>It failed.</summary>
        Failed,
    }

    /// <summary>
    /// The end of memfd_luo_retrieve(): the pages belong to the file, or were given back by a retrieve that failed, since a finish that is told of a failure gives
    /// nothing back. Two bugs of the way out of a failure left some of them behind (B36, B37).
    /// </summary>
    /// <param name="word">The data word of the file.</param>
    /// <param name="result">What retrieve returns.</param>
    /// <param name="early">It failed before the walk over the pages.</param>
    /// <param name="walk">How that walk ended; 6.19 looks for what is behind a hole under wrong addresses too.</param>
    private readonly void ConsumeContent(DataWord word, int result, bool early, MemfdWalk walk)
    {
        var leaks = Design.MemfdFailedRetrieve switch
        {
            MemfdFailedRetrieve.Released => false,
            MemfdFailedRetrieve.EarlyLeak or MemfdFailedRetrieve.ShortSuccess => early,
            _ => true,
        };
        var behindHole = walk == MemfdWalk.Hole && Design.MemfdFailedRetrieve == MemfdFailedRetrieve.Both619;
        if (word.Handle != 0 && !behindHole && (result == 0 || !leaks))
        {
            _state.Handle(word.Slot).Recorded &= ~FileContent.Pages;
        }
    }
}
