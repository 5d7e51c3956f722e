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

/// <summary>Which files of a session get a finish callback.</summary>
public enum FinishScope : byte
{
    /// <summary>All, with their retrieve status.</summary>
    [Choice("all", "every file, also one that was never retrieved", "luo_file.c @246f8408e0d9")]
    All,

    /// <summary>Those that user space retrieved; the others are dropped without a word.</summary>
    [Choice("retrieved", "only retrieved files, the others are dropped", "a defect, for the finish invariant")]
    Retrieved,
}

/// <summary>Whether LUO holds a reference to the struct file of a preserved file.</summary>
public enum FileReference : byte
{
    /// <summary>It does, from preserve to unpreserve.</summary>
    [Choice("held", "LUO holds a reference from preserve to unpreserve", "luo_file.c @246f8408e0d9")]
    Held,

    /// <summary>It relies on user space keeping the file open.</summary>
    [Choice("borrowed", "LUO relies on the descriptor staying open", "a defect, for the reference invariant")]
    Borrowed,
}

/// <summary>What a PRESERVE_FD leaves that fails after its FLBs were preserved.</summary>
public enum FailedPreserve : byte
{
    /// <summary>Nothing.</summary>
    [Choice("undone", "everything before the failure is undone", "luo_file.c @246f8408e0d9")]
    Undone,

    /// <summary>The FLBs keep counting a file that does not exist when its entry can not be allocated (bug B26).</summary>
    [Choice("flb-kept", "a failing entry allocation leaves the FLBs counted (B26)", "linux-next luo_file.c @07e09e137986")]
    FlbKept,
}

/// <summary>When the pin of a handler's module is dropped at the end of a file.</summary>
public enum PinDropped : byte
{
    /// <summary>After get_id was asked for the key of the duplicate map.</summary>
    [Choice("after-map", "after the file left the duplicate map", "291dcd37c8c8")]
    AfterMap,

    /// <summary>Before, so that get_id may run in a module that is gone (bug B09).</summary>
    [Choice("before-map", "before get_id is asked for the key (B09)", "luo_file.c @118c39082420")]
    BeforeMap,
}

/// <summary>What a refused reboot does to data words that a successful freeze changed.</summary>
public enum RolledBackWords : byte
{
    /// <summary>They stay changed.</summary>
    [Choice("kept", "a word that freeze changed stays changed", "luo_file.c @246f8408e0d9, recordings g4b")]
    Kept,

    /// <summary>They are what they were before the attempt.</summary>
    [Choice("restored", "unfreeze puts the word back that was there before the attempt", "a repair of the words kept")]
    Restored,
}
