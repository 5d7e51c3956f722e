namespace LuoModel.Model.Designs.Switches;

/// <summary>Which pages of a memfd preserve records as holding something.</summary>
public enum MemfdPages : byte
{
    /// <summary>All: each is made up to date and dirty.</summary>
    [Choice("all-dirty", "every page is made up to date and dirty at preserve", "0350f543bca7, cf976d5e2389")]
    AllDirty,

    /// <summary>Those written before; what is written later may be lost (bug B35).</summary>
    [Choice("as-found", "the flags of the moment are recorded, so what is written later may be lost (B35)", "mm/memfd_luo.c before 0350f543bca7")]
    AsFound,
}

/// <summary>Whether seals of a memfd travel.</summary>
public enum MemfdSeals : byte
{
    /// <summary>They do, as they are at preserve.</summary>
    [Choice("preserved", "seals are part of the serialized form", "ABI memfd-v2, \"mm: memfd_luo: preserve file seals\"")]
    Preserved,

    /// <summary>They do not (bug B38).</summary>
    [Choice("lost", "a sealed memfd comes back unsealed (B38)", "mm/memfd_luo.c of ABI memfd-v1")]
    Lost,
}

/// <summary>What the way out of a failed memfd retrieve does with the pages.</summary>
public enum MemfdFailedRetrieve : byte
{
    /// <summary>All of them once it walks them, none when it fails before.</summary>
    [Choice("early-leak", "a failure before the walk over the pages leaves all of them reserved until the next kexec (N05)", "memfd_luo_retrieve() in mm/memfd_luo.c of 7.1.13 to 7.3.4")]
    EarlyLeak,

    /// <summary>It gives all of them back, wherever it failed.</summary>
    [Choice("released", "every page is given back, wherever the retrieve fails", "a repair of N05")]
    Released,

    /// <summary>Pages not inserted yet are looked for under wrong addresses (bug B36).</summary>
    [Choice("wrong-address", "page numbers are taken for addresses, what was not inserted yet leaks (B36)", "mm/memfd_luo.c @02e117b8ca58")]
    WrongAddress,

    /// <summary>The page whose accounting failed stays in the page cache (bug B37).</summary>
    [Choice("left-in-cache", "the page whose accounting failed stays in the page cache (B37)", "mm/memfd_luo.c @02e117b8ca58")]
    LeftInCache,

    /// <summary>A folio that cannot be restored ends the walk with the result of the one before, which is success.</summary>
    [Choice("short-success", "a folio that cannot be restored ends the walk without an error: retrieve succeeds with a hole", "memfd_luo_retrieve_folios() in mm/memfd_luo.c of 6.19.6")]
    ShortSuccess,

    /// <summary>All of these, as in the release that had them.</summary>
    [Choice("both-6.19", "wrong addresses, a page left in the page cache (B36, B37), and success with a hole", "memfd_luo_retrieve_folios() in mm/memfd_luo.c of 6.19.6")]
    Both619,
}

/// <summary>Whether user space can still write a preserved file after the reboot hook.</summary>
public enum FrozenWrites : byte
{
    /// <summary>It can (O18).</summary>
    [Choice("allowed", "tasks go on writing until the jump (O18)", "kernel_kexec() in kexec_core.c")]
    Allowed,

    /// <summary>-EPERM until the reboot is refused.</summary>
    [Choice("refused", "a frozen file refuses writes with -EPERM", "a repair of O18")]
    Refused,
}

/// <summary>What becomes of F_SEAL_EXEC, which every memfd made with MFD_NOEXEC_SEAL has.</summary>
public enum MemfdExecSeal : byte
{
    /// <summary>It brings four other seals, as the file is made executable first.</summary>
    [Choice("widened", "the file is made with mode 0777, so adding F_SEAL_EXEC seals it against writing too (N01)", "memfd_luo_retrieve() in mm/memfd_luo.c, memfd_add_seals() in mm/memfd.c of 7.3.4")]
    Widened,

    /// <summary>The mode is restored first, so that it stays alone.</summary>
    [Choice("exact", "the mode is restored before the seals, which are then those preserved", "a repair of N01")]
    Exact,
}

/// <summary>What becomes of a seal that is added after the memfd was preserved.</summary>
public enum MemfdLateSeals : byte
{
    /// <summary>fcntl() says 0, the next kernel knows nothing of it.</summary>
    [Choice("lost", "the call succeeds and the seal is gone after the update (N07)", "memfd_luo_freeze() in mm/memfd_luo.c of 7.3.4")]
    Lost,

    /// <summary>It is refused while the file is preserved.</summary>
    [Choice("refused", "-EBUSY while the file is preserved, as F_SEAL_WRITE already is", "a repair of N07")]
    Refused,

    /// <summary>Freeze takes the seals down again.</summary>
    [Choice("refreshed-at-freeze", "freeze records the seals again", "a repair of N07")]
    RefreshedAtFreeze,
}

/// <summary>How a retrieved memfd is open.</summary>
public enum MemfdOpenMode : byte
{
    /// <summary>For reading and writing, whatever it was.</summary>
    [Choice("always-rdwr", "for reading and writing, also when the preserved descriptor was read-only (N08)", "memfd_luo_retrieve() in mm/memfd_luo.c of 7.3.4")]
    AlwaysRdwr,

    /// <summary>As it was when it was preserved.</summary>
    [Choice("as-preserved", "as the preserved descriptor was", "a repair of N08")]
    AsPreserved,
}
