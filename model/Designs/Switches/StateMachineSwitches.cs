namespace LuoModel.Model.Designs.Switches;

/// <summary>What a failed freeze of the whole system leaves behind (v3, v4).</summary>
public enum FailedFreeze : byte
{
    /// <summary>LUO's tree stays in KHO and KHO stays finalized: memory is freed under it, and the next kernel is handed the old tree (R01, R06).</summary>
    [Choice("keeps-tree", "KHO stays finalized with the old tree in it (R01, R06)", "luo_core.c of v4, blob 92edaeaaad3e")]
    KeepsTree,

    /// <summary>KHO is aborted before anything is rolled back, then the tree is taken out again.</summary>
    [Choice("undone", "KHO is aborted, everything is cancelled, the tree goes", "a repair of R01")]
    Undone,
}

/// <summary>Which subsystems a failing subsystem's freeze cancels (v3, v4).</summary>
public enum SubsystemRollback : byte
{
    /// <summary>Those before it in the list; it and the later ones keep their data words (B32).</summary>
    [Choice("before-failing", "only those registered before the failing one (B32)", "luo_subsystems.c, blob ebb7c0db08f3")]
    BeforeFailing,

    /// <summary>All of them.</summary>
    [Choice("all", "every subsystem, the failing one included", "a repair of B32")]
    All,
}

/// <summary>How often a missing data word of a subsystem gives the state lock back (v3, v4).</summary>
public enum StateLockRelease : byte
{
    /// <summary>In the helper and in its caller: the next event waits for ever (R03).</summary>
    [Choice("twice", "by the helper and by its caller; the next event waits for ever (R03)", "luo_subsystems.c, blob ebb7c0db08f3")]
    Twice,

    /// <summary>Once.</summary>
    [Choice("once", "by the caller alone", "a repair of R03")]
    Once,
}

/// <summary>What CANCEL looks at first (v3, v4).</summary>
public enum CancelOrder : byte
{
    /// <summary>KHO is aborted before the state is looked at, so the errno hides a change (R04).</summary>
    [Choice("abort-first", "KHO is aborted before the state is checked (R04)", "luo_core.c of v4, blob 92edaeaaad3e")]
    AbortFirst,

    /// <summary>The state is checked first: -EINVAL means that nothing changed.</summary>
    [Choice("check-first", "the state is checked before KHO is aborted", "a repair of R04")]
    CheckFirst,
}

/// <summary>What PREPARE does when KHO can not be finalized (v3, v4).</summary>
public enum FinalizeFailure : byte
{
    /// <summary>The error is returned and the state stays PREPARED, with no way back (R05).</summary>
    [Choice("stays-prepared", "the state stays PREPARED with no way back (R05)", "luo_core.c of v4, blob 92edaeaaad3e")]
    StaysPrepared,

    /// <summary>Everything prepared is cancelled again.</summary>
    [Choice("cancelled", "everything is cancelled, the state is NORMAL again", "a repair of R05")]
    Cancelled,
}

/// <summary>Whether unregistering looks for what it is to remove (v3, v4).</summary>
public enum UnregisterCheck : byte
{
    /// <summary>It does not: list corruption, and a module count below zero (B28, R09).</summary>
    [Choice("none", "the list entry and the module reference go unseen (B28, R09)", "luo_file.c of v4, blob 69f3acf90da5")]
    None,

    /// <summary>-ENOENT when it is not registered.</summary>
    [Choice("registered", "-ENOENT for what is not registered, nothing is dropped", "a repair of B28 and R09")]
    Registered,
}
