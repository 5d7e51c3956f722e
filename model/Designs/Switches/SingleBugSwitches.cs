namespace LuoModel.Model.Designs.Switches;

/// <summary>What RETRIEVE_FD reads when no entry of a session has the token.</summary>
public enum TokenLookup : byte
{
    /// <summary>Entries only.</summary>
    [Choice("entries", "a match is remembered, nothing is read without one", "luo_file.c @00d0b372374f")]
    Entries,

    /// <summary>The cursor after the loop, which is the head of the list (bug B22).</summary>
    [Choice("list-head", "after the loop the list head is read as if it were an entry (B22)", "luo_file.c @7c722a7f44e0")]
    ListHead,
}

/// <summary>What the size of GET_NAME's argument is checked against.</summary>
public enum GetNameSize : byte
{
    /// <summary>Its own structure of 72 bytes.</summary>
    [Choice("own", "the structure of GET_NAME, 72 bytes", "4416f8a9ed5f")]
    Own,

    /// <summary>That of RETRIEVE_FD (bug B19).</summary>
    [Choice("retrieve-fd", "the structure of RETRIEVE_FD, 16 bytes (B19)", "luo_session.c @4867ab462d8d")]
    RetrieveFd,
}

/// <summary>What becomes of the data word when freeze returns a positive number.</summary>
public enum PositiveFreeze : byte
{
    /// <summary>It counts as success, the word is not taken over (O15).</summary>
    [Choice("word-dropped", "it counts as success, yet the changed word is not taken over (O15)", "luo_file.c @246f8408e0d9")]
    WordDropped,

    /// <summary>The word is taken over as after 0.</summary>
    [Choice("word-kept", "the changed word is taken over as after 0", "a repair of O15")]
    WordKept,
}

/// <summary>What liveupdate_get_token_outgoing() compares.</summary>
public enum DependencyMatch : byte
{
    /// <summary>The address of the struct file (O17).</summary>
    [Choice("pointer", "the struct file: another open of the same inode is not found (O17)", "f4d2e4f0d12d")]
    Pointer,

    /// <summary>The id that the handler gives it, as the duplicate map does.</summary>
    [Choice("id", "the handler's id, as against double preservation", "a repair of O17")]
    Id,
}

/// <summary>What a callback of an FLB gets that calls get or put of its own half.</summary>
public enum FlbOwnCall : byte
{
    /// <summary>It waits for the mutex that LUO holds around the callback (O22).</summary>
    [Choice("deadlock", "it waits for the mutex that is held around the callback (O22)", "luo_flb.c @118c39082420")]
    Deadlock,

    /// <summary>-EDEADLK, which fails the callback.</summary>
    [Choice("refused", "refused with -EDEADLK", "a repair of O22")]
    Refused,
}

/// <summary>How the private part of an FLB is initialised by whoever comes first.</summary>
public enum FlbPrivateInit : byte
{
    /// <summary>Under a lock.</summary>
    [Choice("locked", "under a spinlock, so that one task does it", "118c39082420")]
    Locked,

    /// <summary>Without one (bug B11).</summary>
    [Choice("unlocked", "without a lock: two tasks that come first may both do it (B11)", "luo_flb.c @cab056f2aae7")]
    Unlocked,
}

/// <summary>Whether a context-preserving kexec runs the reboot hook.</summary>
public enum JumpKexec : byte
{
    /// <summary>It does not.</summary>
    [Choice("skipped", "the hook is skipped, as the machine comes back", "5eff62b051fb")]
    Skipped,

    /// <summary>It does (bug B20).</summary>
    [Choice("serialized", "everything is frozen and serialized, and stays so afterwards (B20)", "luo_core.c @cab056f2aae7")]
    Serialized,
}

/// <summary>What is undone when kernel_kexec() fails after the reboot hook succeeded.</summary>
public enum UnwoundKexec : byte
{
    /// <summary>Nothing (O19).</summary>
    [Choice("left", "nothing: files stay frozen, the rwsem stays held (O19)", "luo_core.c @6bd280c7feeb")]
    Left,

    /// <summary>All that the hook did.</summary>
    [Choice("aborted", "the hook is undone: every file is unfrozen, the rwsem released", "mail of O. Gerlicz Kowalczuk, kexec list 2026-March/035531")]
    Aborted,
}

/// <summary>What early boot does with an incompatible LUO blob when liveupdate= was not given.</summary>
public enum ForeignBlob : byte
{
    /// <summary>It panics all the same (O20).</summary>
    [Choice("panic", "early boot panics although LUO is not asked for (O20)", "luo_core.c @6bd280c7feeb")]
    Panic,

    /// <summary>The blob is dropped.</summary>
    [Choice("dropped", "the blob is dropped, the kernel boots without LUO", "a repair of O20")]
    Dropped,
}

/// <summary>What the file of KHO in debugfs that shows the incoming blob points at.</summary>
public enum DebugfsBlob : byte
{
    /// <summary>At the blob, which early boot has given back (O25).</summary>
    [Choice("stale", "the file stays when the blob is freed at the end of early boot (O25)", "luo_core.c @6bd280c7feeb")]
    Stale,

    /// <summary>At the blob, which nobody gives back.</summary>
    [Choice("kept", "the blob is never freed, so the file shows it for as long as the kernel runs", "luo_early_startup() in luo_core.c of 6.19.6 and 7.1.13")]
    Kept,

    /// <summary>It goes with the blob.</summary>
    [Choice("removed", "the file goes with the blob", "a repair of O25")]
    Removed,
}
