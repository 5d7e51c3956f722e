namespace LuoModel.Model.Designs.Switches;

/// <summary>Whether FLBs exist and how their counts are kept.</summary>
public enum FlbCounting : byte
{
    /// <summary>refcount_t: misuse is reported and saturates.</summary>
    [Choice("refcount", "refcount_t on both halves; misuse warns and saturates", "d2850ff2f8c5")]
    Refcount,

    /// <summary>Plain counters that go below zero without a word.</summary>
    [Choice("plain", "plain counters", "cab056f2aae7")]
    Plain,

    /// <summary>No FLBs.</summary>
    [Choice("absent", "no FLBs", "linux 6.19")]
    Absent,
}

/// <summary>Whether liveupdate_flb_get_incoming takes a reference.</summary>
public enum FlbIncomingAccess : byte
{
    /// <summary>It does, paired with put_incoming.</summary>
    [Choice("refcounted", "get takes a reference, put drops it", "d8e47bd066d7")]
    Refcounted,

    /// <summary>It hands out the plain pointer (bug B15).</summary>
    [Choice("pointer", "get hands out the pointer (B15)", "cab056f2aae7")]
    Pointer,
}

/// <summary>Whether liveupdate_flb_get_outgoing takes a reference.</summary>
public enum FlbOutgoingAccess : byte
{
    /// <summary>It does, paired with put_outgoing; -ENOENT when there is no object.</summary>
    [Choice("refcounted", "get takes a reference, put drops it, -ENOENT without object", "36882f339239")]
    Refcounted,

    /// <summary>It hands out the plain pointer, NULL when there is none (bug B16).</summary>
    [Choice("pointer", "get hands out the pointer (B16)", "cab056f2aae7")]
    Pointer,
}

/// <summary>Whether a failed FLB retrieve is remembered.</summary>
public enum FlbRetrieveStatus : byte
{
    /// <summary>The callback's errno is kept for this kernel.</summary>
    [Choice("remember", "a failing callback's errno is kept", "5c4a03afcb21")]
    Remember,

    /// <summary>The callback runs again at the next access (bug B14).</summary>
    [Choice("retry", "the callback runs again at each access (B14)", "luo_flb.c @118c39082420")]
    Retry,
}

/// <summary>When the incoming count is loaded from the blob.</summary>
public enum FlbCountLoaded : byte
{
    /// <summary>Only when somebody fetches the FLB (O01).</summary>
    [Choice("at-retrieve", "only the first fetch loads the count (O01)", "cab056f2aae7")]
    AtRetrieve,

    /// <summary>Before the first file finishes.</summary>
    [Choice("at-finish", "loaded before the first file finish at the latest", "af0147eaef89 (proposed, not merged)")]
    AtFinish,
}

/// <summary>Which number goes into the blob as an FLB's count.</summary>
public enum FlbCountSaved : byte
{
    /// <summary>The raw reference count, driver references included (O06).</summary>
    [Choice("references", "the raw reference count (O06)", "36882f339239")]
    References,

    /// <summary>The number of preserved files.</summary>
    [Choice("files", "the number of preserved files", "a repair of O06")]
    Files,
}

/// <summary>Which files run the preserve callback of an FLB.</summary>
public enum FlbEdges : byte
{
    /// <summary>The first.</summary>
    [Choice("first-file", "only the first file runs preserve", "cab056f2aae7")]
    FirstFile,

    /// <summary>Every one.</summary>
    [Choice("every-file", "every file runs preserve", "a defect, for the FLB invariants")]
    EveryFile,
}

/// <summary>Whether an FLB is put before or after the callback of the file that uses it.</summary>
public enum FlbPutOrder : byte
{
    /// <summary>After finish and unpreserve of the file.</summary>
    [Choice("after-file", "after the file's finish or unpreserve", "luo_file.c @246f8408e0d9")]
    AfterFile,

    /// <summary>Before them, so that the last file may use an object that is gone (bug B25).</summary>
    [Choice("before-file", "before the file's finish or unpreserve (B25)", "linux-next luo_file.c @07e09e137986")]
    BeforeFile,
}

/// <summary>Whether the end of the incoming half is remembered.</summary>
public enum FlbFinished : byte
{
    /// <summary>Every later get_incoming is -ENODATA.</summary>
    [Choice("remember", "after finish get_incoming is -ENODATA", "cab056f2aae7")]
    Remember,

    /// <summary>A later get_incoming retrieves again what finish gave back (bug B13).</summary>
    [Choice("forget", "after finish get_incoming retrieves again (B13)", "mm tree e8c57e582167")]
    Forget,
}
