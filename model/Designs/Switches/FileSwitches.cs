namespace LuoModel.Model.Designs.Switches;

/// <summary>What unfreeze leaves in the entry's serialized data.</summary>
public enum UnfreezeData : byte
{
    /// <summary>Untouched.</summary>
    [Choice("keep", "unfreeze leaves the data word as it is", "011d4e52a76c")]
    Keep,

    /// <summary>Zeroed (bug B01).</summary>
    [Choice("clear", "unfreeze sets the data word to zero (B01)", "luo_file.c @7c722a7f44e0")]
    Clear,
}

/// <summary>Whether a failed retrieve of a file is remembered.</summary>
public enum RetrieveStatus : byte
{
    /// <summary>The errno is kept: a further retrieve answers it without running the callback.</summary>
    [Choice("remember", "a failed retrieve keeps its errno for ever", "f85b1c6af5bc")]
    Remember,

    /// <summary>Nothing is kept: the callback runs again (bug B02).</summary>
    [Choice("forget", "a failed retrieve may be tried again (B02)", "luo_file.c @b2135d1")]
    Forget,
}

/// <summary>Whether one file may be preserved twice.</summary>
public enum DoublePreserve : byte
{
    /// <summary>A global map keyed by get_id or file pointer refuses it.</summary>
    [Choice("busy", "a file that LUO already holds is refused with -EBUSY", "00d0b372374f")]
    Busy,

    /// <summary>Nobody looks (bug B03).</summary>
    [Choice("allow", "the same file may be preserved again (B03)", "luo_file.c @7c722a7f44e0")]
    Allow,
}

/// <summary>Where a session's and the session list's serialized form lives.</summary>
public enum Serialization : byte
{
    /// <summary>Linked 4 KiB blocks: 63 files or 51 sessions a block, 10000 blocks.</summary>
    [Choice("blocks", "linked blocks that grow on demand", "2a441a14c2c0, 1d1153097f4d")]
    Blocks,

    /// <summary>One area a session (128 files), one for the list (819 sessions).</summary>
    [Choice("one-area", "one fixed area: 128 files a session, 819 sessions", "luo_file.c @7c722a7f44e0, luo_session.c @7f790dd21a93")]
    OneArea,
}

/// <summary>Order in which finish and unpreserve walk a session's files.</summary>
public enum WalkOrder : byte
{
    /// <summary>Last preserved first.</summary>
    [Choice("lifo", "last preserved first", "luo_file.c @246f8408e0d9")]
    Lifo,

    /// <summary>First preserved first.</summary>
    [Choice("fifo", "first preserved first", "a defect, for the order invariants")]
    Fifo,
}

/// <summary>How finish verifies a session.</summary>
public enum FinishCheck : byte
{
    /// <summary>All can_finish first, then all finish.</summary>
    [Choice("two-phase", "every can_finish is asked before the first finish runs", "mail akIask9nPTEAhd76@plex")]
    TwoPhase,

    /// <summary>can_finish and finish file by file.</summary>
    [Choice("single-pass", "each file is asked and finished in one pass", "the variant the mail akIask9nPTEAhd76@plex argues against")]
    SinglePass,
}

/// <summary>Which files of the failing session unfreeze runs for after a failed freeze.</summary>
public enum RollbackScope : byte
{
    /// <summary>Exactly those whose freeze returned 0 in this attempt.</summary>
    [Choice("frozen", "exactly the files that were frozen in this attempt", "luo_file.c @246f8408e0d9")]
    Frozen,

    /// <summary>All files of the session, frozen or not.</summary>
    [Choice("all", "every file of the failing session", "a defect, for the rollback invariant")]
    All,

    /// <summary>None of the failing session.</summary>
    [Choice("none", "no file of the failing session", "a defect, for the rollback invariant")]
    None,
}
