using LuoModel.Model.Designs.Switches;

namespace LuoModel.Model.Designs;

/// <summary>Switches for what reading the released sources function by function turned up: differences between releases, and suspicions with a repair each.</summary>
public sealed partial record Design
{
    /// <summary>What a failed rebuild leaves of the entries made so far.</summary>
    [Switch("rebuild-cleanup", "What becomes of the entries that a failed rebuild has made so far?")]
    public RebuildCleanup RebuildCleanup { get; init; }

    /// <summary>What linking an FLB to a handler that is not registered any more does.</summary>
    [Switch("dead-handler-link", "May an FLB be linked to a handler that was unregistered?")]
    public DeadHandlerLink DeadHandlerLink { get; init; }

    /// <summary>What linking an FLB to a handler with files does.</summary>
    [Switch("flb-link-in-use", "May an FLB be linked to a handler that has files in sessions?")]
    public FlbLinkInUse FlbLinkInUse { get; init; }

    /// <summary>Whether a link goes while sessions hold files.</summary>
    [Switch("flb-unlink-in-use", "When does the link of an FLB go, or its handler, of which sessions hold files?")]
    public FlbUnlinkInUse FlbUnlinkInUse { get; init; }

    /// <summary>Whether finish of a file puts FLBs that the previous kernel did not hand over.</summary>
    [Switch("flb-new-link", "Does finish of a file put an FLB that the previous kernel did not hand over?")]
    public FlbNewLink FlbNewLink { get; init; }

    /// <summary>What get_outgoing of a preserved FLB without an object gives.</summary>
    [Switch("flb-null-object", "What does get_outgoing give of a preserved FLB whose object is NULL?")]
    public FlbNullObject FlbNullObject { get; init; }

    /// <summary>Whether the entry of a finished FLB stays in the incoming page.</summary>
    [Switch("flb-blob-entry", "Does the entry of a finished FLB stay in the incoming page?")]
    public FlbBlobEntry FlbBlobEntry { get; init; }

    /// <summary>What keeps drivers out once FLBs are serialized.</summary>
    [Switch("flb-serialize-lock", "What keeps drivers from an FLB once it is serialized?")]
    public FlbSerializeLock FlbSerializeLock { get; init; }

    /// <summary>What the last put of an FLB does whose retrieve failed.</summary>
    [Switch("flb-failed-finish", "What does the last put of an FLB do whose retrieve failed?")]
    public FlbFailedFinish FlbFailedFinish { get; init; }

    /// <summary>What a positive result of a retrieve callback gives.</summary>
    [Switch("positive-retrieve", "What does RETRIEVE_FD make of a retrieve callback that returns a positive number?")]
    public PositiveRetrieve PositiveRetrieve { get; init; }

    /// <summary>What a positive result of a preserve callback gives.</summary>
    [Switch("positive-preserve", "What does PRESERVE_FD make of a preserve callback that returns a positive number?")]
    public PositivePreserve PositivePreserve { get; init; }

    /// <summary>What a retrieve does when the file cannot be entered into the duplicate map.</summary>
    [Switch("map-insert-failure", "What does a retrieve do when its file cannot be entered into the duplicate map?")]
    public MapInsertFailure MapInsertFailure { get; init; }

    /// <summary>Whether the reboot hook looks at the loaded image.</summary>
    [Switch("hook-image-check", "Does the reboot hook see whether the loaded image takes KHO along?")]
    public HookImageCheck HookImageCheck { get; init; }

    /// <summary>What a kernel without liveupdate=on does with what it was handed.</summary>
    [Switch("blob-when-off", "What does a kernel without liveupdate=on do with what it was handed?")]
    public BlobWhenOff BlobWhenOff { get; init; }

    /// <summary>What an ioctl number gets that the kernel does not know.</summary>
    [Switch("unknown-ioctl", "What does an ioctl number get that the kernel does not know?")]
    public UnknownIoctl UnknownIoctl { get; init; }

    /// <summary>Whether the serialize rwsem is held while an answer is copied.</summary>
    [Switch("copy-under-rwsem", "Is the serialize rwsem held while the answer of a session ioctl is copied?")]
    public CopyUnderRwsem CopyUnderRwsem { get; init; }

    /// <summary>What the seal against execution becomes.</summary>
    [Switch("memfd-exec-seal", "What becomes of F_SEAL_EXEC of a memfd?")]
    public MemfdExecSeal MemfdExecSeal { get; init; }

    /// <summary>What becomes of a seal that is added to a preserved memfd.</summary>
    [Switch("memfd-late-seals", "What becomes of a seal that is added to a preserved memfd?")]
    public MemfdLateSeals MemfdLateSeals { get; init; }

    /// <summary>How a retrieved memfd is open.</summary>
    [Switch("memfd-open-mode", "How is a retrieved memfd open?")]
    public MemfdOpenMode MemfdOpenMode { get; init; }
}
