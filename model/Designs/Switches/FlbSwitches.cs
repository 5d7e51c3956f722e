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

    /// <summary>It is called once, while the subsystem initialises; a second call is -EBUSY. No reference: later uses go through file callbacks.</summary>
    [Choice("at-boot", "one call while the subsystem initialises, later uses through file callbacks only", "mail 2vxzse6xt8rj.fsf@kernel.org")]
    AtBoot,
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

    /// <summary>Only callbacks of files get the object; anybody else -EINVAL.</summary>
    [Choice("callback-only", "outside the callbacks of its files get is -EINVAL", "mails 2vxzse6xt8rj.fsf@kernel.org, aidSKOlkw_XMvVKl@google.com (no errno named)")]
    CallbackOnly,
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

    /// <summary>Once, when the next kernel first meets the FLB: it knows none before one is registered.</summary>
    [Choice("at-boot", "loaded once, when the new kernel first meets the FLB", "a repair of O01 in which no later fetch forgets what was finished before")]
    AtBoot,
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

/// <summary>Whether one FLB may belong to several handlers.</summary>
public enum FlbSharing : byte
{
    /// <summary>It may: hugetlb has several handlers over one pool.</summary>
    [Choice("handlers", "several handlers may link one FLB", "cab056f2aae7; asked for in the mail of 2025-10-29")]
    Handlers,

    /// <summary>Global state belongs to a single type of file; a second handler is -EBUSY.</summary>
    [Choice("one-handler", "the state belongs to one handler, a second link is -EBUSY", "mail of 2025-10-29, before its extension for hugetlb (no errno named)")]
    OneHandler,
}

/// <summary>Whether early boot reads the word of an FLB past LUO.</summary>
public enum FlbEarly : byte
{
    /// <summary>There is no such call.</summary>
    [Choice("absent", "no early access", "luo_flb.c @118c39082420")]
    Absent,

    /// <summary>liveupdate_flb_incoming_early() gives the word: no retrieve, no lock, no count.</summary>
    [Choice("raw", "liveupdate_flb_incoming_early gives the bare word of the blob", "RFC for hugetlb, liveupdate_flb_incoming_early")]
    Raw,
}

/// <summary>Whether a handler can ask for the data of its files before user space restores them.</summary>
public enum FdDataQuery : byte
{
    /// <summary>It can not: FLBs are there for that.</summary>
    [Choice("absent", "no query; FLBs serve", "mail of 2025-10-09, answer by Pasha Tatashin")]
    Absent,

    /// <summary>liveupdate_fd_data_query(): session, token and word of each of its files.</summary>
    [Choice("present", "liveupdate_fd_data_query tells session, token and word of each preserved file", "mail of 2025-10-07, point 3")]
    Present,
}
