namespace LuoModel.Model.Designs.Switches;

/// <summary>What FD_PRESERVE answers to user space when it failed (v3).</summary>
public enum PreserveAnswer : byte
{
    /// <summary>0: the test of the result is the wrong way round (R02).</summary>
    [Choice("hidden", "0, whatever happened (R02)", "luo_ioctl.c of v3, blob 4c0f6708e411")]
    Hidden,

    /// <summary>The errno.</summary>
    [Choice("reported", "the errno", "a repair of R02")]
    Reported,
}

/// <summary>What closing the device does after PREPARE (v3).</summary>
public enum DeviceRelease : byte
{
    /// <summary>Every file is unregistered; KHO stays finalized, the subsystems stay prepared (B27).</summary>
    [Choice("files-only", "unregisters the files, everything else stays prepared (B27)", "patch 17 of v3, August 2025")]
    FilesOnly,

    /// <summary>The update is cancelled as by CANCEL, then the files are unregistered.</summary>
    [Choice("cancel", "cancels the whole update, then unregisters the files", "review of patch 17 of v3 by Pratyush Yadav")]
    Cancel,
}

/// <summary>What becomes of a file that is NORMAL when everything is frozen, for example because it was cancelled by hand (v3).</summary>
public enum CancelledFile : byte
{
    /// <summary>Its node stays in the tree: it comes back with the word it has, 0 after a cancel (R07).</summary>
    [Choice("handed-over", "is handed over with the word it has, 0 after a cancel (R07)", "luo_files.c of v3, blob 0d68d0c8c45e")]
    HandedOver,

    /// <summary>Only files that are frozen have a node.</summary>
    [Choice("left-out", "has no node in the tree that is handed over", "a repair of R07")]
    LeftOut,
}

/// <summary>When a file of the incoming set counts as reclaimed (v3).</summary>
public enum Reclaimed : byte
{
    /// <summary>As soon as retrieve is tried: a failed one can not be tried again, and finish is told that the file was reclaimed (R08).</summary>
    [Choice("attempted", "once retrieve was tried, even if it failed (R08)", "luo_files.c of v3, blob 0d68d0c8c45e")]
    Attempted,

    /// <summary>When retrieve succeeded.</summary>
    [Choice("succeeded", "once retrieve succeeded; a failed one may be tried again", "a repair of R08")]
    Succeeded,
}

/// <summary>Whether a file that was finished on its own can still be restored (v3).</summary>
public enum FinishedRestore : byte
{
    /// <summary>It can: retrieve runs on finished data (R08).</summary>
    [Choice("allowed", "retrieve runs on finished data, and no second finish comes (R08)", "luo_files.c of v3, blob 0d68d0c8c45e")]
    Allowed,

    /// <summary>-EINVAL.</summary>
    [Choice("refused", "-EINVAL", "a repair of R08")]
    Refused,
}

/// <summary>Where the files stand in the order of the subsystems (v1 to v3).</summary>
public enum FilesPlace : byte
{
    /// <summary>They are a subsystem themselves, registered late in the boot: those that register earlier come first.</summary>
    [Choice("registered", "where their own late registration puts them", "luo_files.c of v3, blob 0d68d0c8c45e")]
    Registered,

    /// <summary>The core calls them before all subsystems.</summary>
    [Choice("first", "before all subsystems", "luo_core.c of v1 and v2, @0c24b5f5")]
    First,
}

/// <summary>What becomes of LUO's tree when a prepare callback fails (v1 to v3).</summary>
public enum FailedPrepareTree : byte
{
    /// <summary>It is taken out of KHO and freed.</summary>
    [Choice("destroyed", "it is taken out of KHO and freed", "luo_core.c of v3, blob 64d53b31d6d8")]
    Destroyed,

    /// <summary>It stays registered, so every later PREPARE gives -EEXIST (B33).</summary>
    [Choice("leaked", "it stays in KHO, and every later PREPARE gives -EEXIST (B33)", "luo_core.c of v1 and v2, @0c24b5f5")]
    Leaked,
}

/// <summary>What LUO sets up with KHO at boot (v1 to v3).</summary>
public enum KhoRegistration : byte
{
    /// <summary>Nothing: it calls KHO when it needs it.</summary>
    [Choice("none", "nothing: KHO is called when it is needed", "luo_core.c of v3, blob 64d53b31d6d8")]
    None,

    /// <summary>It registers a notifier; when that fails, LUO disables itself.</summary>
    [Choice("notifier", "a notifier; when it can not be registered LUO disables itself", "luo_core.c of v1 and v2, @0c24b5f5")]
    Notifier,
}

/// <summary>What becomes of the device when LUO disabled itself (v1 to v3).</summary>
public enum DisabledDevice : byte
{
    /// <summary>It can not be opened.</summary>
    [Choice("absent", "-ENODEV", "luo_ioctl.c of v3, blob 4c0f6708e411")]
    Absent,

    /// <summary>It works as if nothing had happened (B34).</summary>
    [Choice("usable", "works as if nothing had happened (B34)", "luo_core.c of v1 and v2, @0c24b5f5")]
    Usable,
}
