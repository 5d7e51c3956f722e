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
    /// <summary>It gives all of them back.</summary>
    [Choice("released", "every page is given back", "\"mm/memfd_luo: fix physical address conversion in put_folios cleanup\"")]
    Released,

    /// <summary>Pages not inserted yet are looked for under wrong addresses (bug B36).</summary>
    [Choice("wrong-address", "page numbers are taken for addresses, what was not inserted yet leaks (B36)", "mm/memfd_luo.c @02e117b8ca58")]
    WrongAddress,

    /// <summary>The page whose accounting failed stays in the page cache (bug B37).</summary>
    [Choice("left-in-cache", "the page whose accounting failed stays in the page cache (B37)", "mm/memfd_luo.c @02e117b8ca58")]
    LeftInCache,

    /// <summary>Both bugs, as in the release that had them (B36, B37).</summary>
    [Choice("both-6.19", "wrong addresses and a page left in the page cache (B36, B37)", "memfd_luo_retrieve_folios() in mm/memfd_luo.c of 6.19.6")]
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
