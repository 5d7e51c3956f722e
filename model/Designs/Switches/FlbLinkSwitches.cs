namespace LuoModel.Model.Designs.Switches;

/// <summary>Whether an FLB can be linked to a handler that was registered once and is not any more.</summary>
public enum DeadHandlerLink : byte
{
    /// <summary>It can: the check looks for an empty list, and list_del() leaves none.</summary>
    [Choice("accepted", "the check for an empty list never sees an unregistered handler, so the link is made", "liveupdate_register_flb() in luo_flb.c of 7.1.13 to 7.3.4")]
    Accepted,

    /// <summary>-EINVAL and a warning, as the check means.</summary>
    [Choice("refused", "a warning and -EINVAL, as the check means", "a repair")]
    Refused,
}

/// <summary>Whether an FLB can be linked to a handler of which sessions hold files.</summary>
public enum FlbLinkInUse : byte
{
    /// <summary>It can, and is put for files that never took it.</summary>
    [Choice("allowed", "the files held are put later without having been counted (N02)", "liveupdate_register_flb() in luo_flb.c of 7.3.4")]
    Allowed,

    /// <summary>-EBUSY.</summary>
    [Choice("refused", "-EBUSY while a session holds a file of the handler", "a repair of N02 (no errno named)")]
    Refused,

    /// <summary>It is preserved and counted for each preserved file of the handler.</summary>
    [Choice("counted", "the FLB is preserved, and counted for every preserved file of the handler", "a repair of N02")]
    Counted,
}

/// <summary>Whether the link of an FLB goes while sessions hold files of the handler.</summary>
public enum FlbUnlinkInUse : byte
{
    /// <summary>At once.</summary>
    [Choice("at-once", "the link goes at once; the FLB stays counted for the files, and nothing gives it back (O16)", "liveupdate_unregister_flb() in luo_flb.c of 7.3.4")]
    AtOnce,

    /// <summary>When the last of them is gone: the call waits.</summary>
    [Choice("waits", "the call waits until no session holds a file of the handler, as the exit of a module waits for its users", "a repair of O16")]
    Waits,
}

/// <summary>Whether finish of a file puts an FLB that the previous kernel did not hand over.</summary>
public enum FlbNewLink : byte
{
    /// <summary>Every linked one.</summary>
    [Choice("put", "every FLB that this kernel links is put, in the blob or not (N02b)", "luo_flb_file_finish() in luo_flb.c of 7.3.4")]
    Put,

    /// <summary>Only those handed over.</summary>
    [Choice("skipped", "only FLBs that were handed over are put", "a repair of N02b")]
    Skipped,
}

/// <summary>What get_outgoing gives of a preserved FLB whose preserve callback set no object.</summary>
public enum FlbNullObject : byte
{
    /// <summary>-ENOENT, as if it were not preserved.</summary>
    [Choice("enoent", "-ENOENT, as if it were not preserved", "liveupdate_flb_get_outgoing() in luo_flb.c of 7.2.12 and 7.3.4")]
    Enoent,

    /// <summary>A reference, and NULL.</summary>
    [Choice("given", "a reference is taken, the object is NULL", "a repair; liveupdate_flb_get_outgoing() of 7.1.13 gives 0 and NULL as well")]
    Given,
}

/// <summary>Whether the entry of a finished FLB stays in the incoming page.</summary>
public enum FlbBlobEntry : byte
{
    /// <summary>It stays: a module that is loaded again finds it.</summary>
    [Choice("kept", "the entry stays, and an FLB whose module is loaded again is retrieved a second time (N03)", "luo_flb_retrieve_one() and liveupdate_flb_put_incoming() in luo_flb.c of 7.3.4")]
    Kept,

    /// <summary>It goes with finish.</summary>
    [Choice("consumed", "finish takes the entry out of the page", "a repair of N03")]
    Consumed,
}

/// <summary>What keeps drivers from an FLB between its serialization and the jump.</summary>
public enum FlbSerializeLock : byte
{
    /// <summary>Nothing.</summary>
    [Choice("none", "a driver may still drop the last reference, and the blob names freed memory (N11)", "luo_flb_serialize() in luo_flb.c of 7.3.4")]
    None,

    /// <summary>The mutex of the outgoing half, which stays taken as the serialize rwsem does.</summary>
    [Choice("locked", "the mutex of the outgoing half is taken and kept: a driver waits", "a repair of N11")]
    Locked,
}

/// <summary>What the last put of an FLB does whose retrieve failed.</summary>
public enum FlbFailedFinish : byte
{
    /// <summary>It warns.</summary>
    [Choice("warns", "a kernel warning, which user space triggers with FINISH (N13)", "liveupdate_flb_put_incoming() in luo_flb.c of 7.3.4")]
    Warns,

    /// <summary>Nothing: the failure was told when it happened.</summary>
    [Choice("silent", "nothing, as the failure was told when it happened", "a repair of N13")]
    Silent,
}
