namespace LuoModel.Model.Designs.Switches;

/// <summary>When CREATE_SESSION is accepted (v4).</summary>
public enum SessionCreation : byte
{
    /// <summary>In NORMAL and UPDATED; names that wait in the handed-over array are not looked at, so the later rebuild can clash and panic (B24, O24).</summary>
    [Choice("normal-or-updated", "in NORMAL and UPDATED, before the handed-over sessions are known (B24)", "luo_session.c of v4, blob 966b68532d79")]
    NormalOrUpdated,

    /// <summary>In UPDATED the handed-over sessions are rebuilt first, so that a clash is -EEXIST; the comment of the file says so.</summary>
    [Choice("rebuild-first", "in UPDATED the handed-over sessions are rebuilt first, a clash is -EEXIST", "comment of luo_session.c, v4")]
    RebuildFirst,

    /// <summary>Only in NORMAL: sessions of the old and of the new boot never mix.</summary>
    [Choice("normal-only", "in NORMAL only, so that old and new sessions never mix", "mail of 2025-10-29, Pratyush Yadav")]
    NormalOnly,
}

/// <summary>What the local variables hold that the v4 code reads without setting them.</summary>
public enum UninitialisedLocals : byte
{
    /// <summary>Zero, as compilers of distribution kernels are told to fill them; reads as success.</summary>
    [Choice("zero", "0: a freeze without PREPARED sessions succeeds", "recordings v4")]
    Zero,

    /// <summary>0xFEFEFEFE: a freeze with no PREPARED session fails with that number as errno (B30).</summary>
    [Choice("pattern", "0xFEFEFEFE: a freeze without PREPARED sessions fails with it (B30)", "recordings v4, oracle v4-uninit")]
    Pattern,
}

/// <summary>What the input field incoming of SESSION_GET_STATE does (v4).</summary>
public enum GetStateIncoming : byte
{
    /// <summary>Nothing (B29).</summary>
    [Choice("ignored", "no effect (B29)", "luo_session.c of v4, blob 966b68532d79")]
    Ignored,

    /// <summary>-EOPNOTSUPP, as for the reserved bytes beside it.</summary>
    [Choice("refused", "-EOPNOTSUPP, as for the reserved bytes beside it", "a repair of B29")]
    Refused,
}

/// <summary>What becomes of the descriptor number of a CREATE_SESSION or RESTORE_FD that fails (v4).</summary>
public enum FailedCallFd : byte
{
    /// <summary>It stays reserved (B31).</summary>
    [Choice("leaked", "stays reserved on most error paths (B31)", "luo_ioctl.c of v4, blob 01ccb8a6d3f4")]
    Leaked,

    /// <summary>It is given back.</summary>
    [Choice("given-back", "given back on every error path", "a repair of B31")]
    GivenBack,
}

/// <summary>Which file entries a handler's use count counts (v4).</summary>
public enum HandlerUseCount : byte
{
    /// <summary>Those made by PRESERVE_FD; dropping counts down for rebuilt ones too, and files that wait count for nothing (R11).</summary>
    [Choice("preserved", "raised by PRESERVE_FD alone, lowered by every drop (R11)", "luo_file.c of v4, blob 69f3acf90da5")]
    Preserved,

    /// <summary>Rebuilt ones too; no handler goes while sessions wait to be rebuilt.</summary>
    [Choice("rebuilt-too", "rebuilt entries count, and none is unregistered while sessions wait", "a repair of R11")]
    RebuiltToo,
}

/// <summary>What a session that is cancelled by hand leaves in the array that is handed over (v4).</summary>
public enum CancelledSlot : byte
{
    /// <summary>Its slot as it was: the session, or freed memory, comes back in the next kernel (R12).</summary>
    [Choice("kept", "its slot stays filled, so it comes back (R12)", "luo_session.c of v4, blob 966b68532d79")]
    Kept,

    /// <summary>An empty slot, as after a close.</summary>
    [Choice("cleared", "its slot is emptied, as by a close", "a repair of R12")]
    Cleared,
}

/// <summary>What a session keeps after a freeze of its files failed (v4).</summary>
public enum FailedSessionFreeze : byte
{
    /// <summary>The address of its freed file array and the pointer to its slot (R13).</summary>
    [Choice("dangling", "the addresses of freed memory stay, a later close writes there (R13)", "luo_file.c of v4, blob 69f3acf90da5")]
    Dangling,

    /// <summary>Neither; the slot is emptied.</summary>
    [Choice("cleared", "array address and slot pointer are cleared, the slot emptied", "a repair of R13")]
    Cleared,
}

/// <summary>How FINISH gives back the array and tree of sessions that the old kernel handed over (v4).</summary>
public enum IncomingPages : byte
{
    /// <summary>As if they were this kernel's own, never restored from KHO (R14).</summary>
    [Choice("freed-as-own", "un-preserved and freed as if they were this kernel's (R14)", "luo_session.c of v4, blob 966b68532d79")]
    FreedAsOwn,

    /// <summary>Restored from KHO, then freed.</summary>
    [Choice("restored", "restored from KHO before they are freed", "a repair of R14")]
    Restored,
}
