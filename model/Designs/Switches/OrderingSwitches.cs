namespace LuoModel.Model.Designs.Switches;

/// <summary>Where a handler looks up the token of a dependency (liveupdate_get_token_outgoing).</summary>
public enum DependencyLookup : byte
{
    /// <summary>Nowhere: order is user space's duty.</summary>
    [Choice("none", "no lookup in the kernel, order is user space's duty", "meeting of October 2025, mail of 2025-10-09")]
    None,

    /// <summary>In preserve: the dependency must be preserved before.</summary>
    [Choice("preserve", "looked up in preserve, -ENOENT when it is not there yet", "f4d2e4f0d12d")]
    Preserve,

    /// <summary>In freeze: any order of preserves will do.</summary>
    [Choice("freeze", "looked up in freeze, -ENOENT fails the reboot", "mail akIask9nPTEAhd76@plex")]
    Freeze,
}

/// <summary>What a handler's retrieve does about a dependency (liveupdate_get_file_incoming).</summary>
public enum DependencyRetrieve : byte
{
    /// <summary>It does not ask.</summary>
    [Choice("none", "retrieve does not ask for dependencies", "luo_file.c @246f8408e0d9")]
    None,

    /// <summary>It retrieves the dependency; a mutex its own task holds is waited for for ever (O07).</summary>
    [Choice("implicit", "the dependency is retrieved on the way (V1)", "f4d2e4f0d12d")]
    Implicit,

    /// <summary>It fails unless user space retrieved the dependency before.</summary>
    [Choice("enforced", "refused with -ENOENT unless the dependency was retrieved before (V2)", "mail 2vxzwlvljyzs.fsf@kernel.org")]
    Enforced,
}

/// <summary>Whether can_finish looks at dependencies.</summary>
public enum DependencyFinish : byte
{
    /// <summary>A handler that insists refuses until its dependencies were retrieved.</summary>
    [Choice("insist", "can_finish of a handler that insists refuses until the file's dependencies were retrieved", "invented for this model after mail akIask9nPTEAhd76@plex; no merged handler has a can_finish")]
    Insist,

    /// <summary>It does not.</summary>
    [Choice("ignore", "can_finish looks at the file alone", "luo_file.c @246f8408e0d9")]
    Ignore,
}

/// <summary>Order in which freeze walks a session's files.</summary>
public enum FreezeOrder : byte
{
    /// <summary>First preserved first.</summary>
    [Choice("fifo", "first preserved first", "luo_file.c @246f8408e0d9")]
    Fifo,

    /// <summary>Last preserved first: a file is frozen before those it needs.</summary>
    [Choice("lifo", "last preserved first", "a defect, for the order invariants")]
    Lifo,
}

/// <summary>Order in which unfreeze walks the files of one session.</summary>
public enum FileRollbackOrder : byte
{
    /// <summary>In the order of the freezes.</summary>
    [Choice("forward", "the file that was frozen first is unfrozen first", "luo_file.c @246f8408e0d9")]
    Forward,

    /// <summary>Against it.</summary>
    [Choice("reverse", "the file that was frozen last is unfrozen first", "the tree between v4 and v5, reverse-order cancel")]
    Reverse,
}
