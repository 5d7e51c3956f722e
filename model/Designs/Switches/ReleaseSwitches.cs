namespace LuoModel.Model.Designs.Switches;

/// <summary>What a failed rebuild leaves of the entries that it made before it failed.</summary>
public enum RebuildCleanup : byte
{
    /// <summary>They are freed, and their pins dropped.</summary>
    [Choice("freed", "entries made so far are freed and their pins dropped", "luo_file_deserialize() in luo_file.c of 7.2.12 and 7.3.4")]
    Freed,

    /// <summary>They stay, and pin their modules for as long as the kernel runs.</summary>
    [Choice("kept", "entries made so far stay and pin their modules until the next kexec", "luo_session_deserialize() in luo_session.c of 7.1.13")]
    Kept,
}

/// <summary>What a retrieve does when its file cannot be entered into the duplicate map.</summary>
public enum MapInsertFailure : byte
{
    /// <summary>It warns; finish takes the key out all the same.</summary>
    [Choice("warn-only", "a warning; the file is not in the map, and finish erases the key all the same (N09)", "luo_retrieve_file() in luo_file.c of 7.3.4")]
    WarnOnly,

    /// <summary>It fails, and the file goes again.</summary>
    [Choice("fails", "the retrieve fails with the error of the map", "a repair of N09")]
    Fails,

    /// <summary>It can not happen: the entry lies in the record of the file, and takes out what it put in and no more.</summary>
    [Choice("own-entry", "it can not fail: the entry of the map lies in the record of the preserved file, and goes with it", "a repair of N09 and of O14")]
    OwnEntry,
}

/// <summary>What RETRIEVE_FD makes of a retrieve callback with a positive result.</summary>
public enum PositiveRetrieve : byte
{
    /// <summary>No error: a file pointer that nobody set is installed.</summary>
    [Choice("stray-file", "only negative results are failures, so a file pointer is installed that nobody set (N10)", "luo_session_retrieve_fd() in luo_session.c of 7.3.4")]
    StrayFile,

    /// <summary>A failure.</summary>
    [Choice("refused", "a failure, shown as -EIO", "a repair of N10")]
    Refused,
}

/// <summary>What PRESERVE_FD makes of a preserve callback with a positive result.</summary>
public enum PositivePreserve : byte
{
    /// <summary>The preservation is undone, and the result passed on.</summary>
    [Choice("passed-on", "undone as after a failure, and the number is passed on, which user space takes for success (N10b)", "luo_preserve_file() in luo_file.c, luo_session_preserve_fd() in luo_session.c of 7.3.4")]
    PassedOn,

    /// <summary>A failure.</summary>
    [Choice("refused", "a failure, shown as -EIO", "a repair of N10b")]
    Refused,
}

/// <summary>Whether the reboot hook looks at the image that the machine is to jump into.</summary>
public enum HookImageCheck : byte
{
    /// <summary>It does not.</summary>
    [Choice("none", "the hook freezes and serializes for any image, also one of kexec_load() that takes no KHO along (N04)", "kernel_kexec() in kexec_core.c, kho_fill_kimage() of 7.3.4")]
    None,

    /// <summary>An image without KHO is refused before anything is frozen.</summary>
    [Choice("needs-kho", "an image without KHO is refused with -EINVAL before anything is frozen", "a repair of N04 (no errno named)")]
    NeedsKho,
}

/// <summary>What a kernel that was not asked for LUO does with what the previous one handed over.</summary>
public enum BlobWhenOff : byte
{
    /// <summary>It stays reserved, and nobody can reach it.</summary>
    [Choice("reserved", "the memory stays reserved until the next kexec, and no device is there to ask for it (N16)", "luo_early_startup() and luo_ioctl_init() in luo_core.c of 7.3.4")]
    Reserved,

    /// <summary>It is given back.</summary>
    [Choice("freed", "what was handed over is given back at boot", "a repair of N16")]
    Freed,
}

/// <summary>What a number outside of the table of ioctls gets.</summary>
public enum UnknownIoctl : byte
{
    /// <summary>-EINVAL.</summary>
    [Choice("einval", "-EINVAL, although the uapi text promises -ENOTTY (N14)", "luo_session_ioctl() in luo_session.c of 7.3.4")]
    Einval,

    /// <summary>-ENOTTY.</summary>
    [Choice("enotty", "-ENOTTY, so that user space can tell what a kernel knows", "include/uapi/linux/liveupdate.h")]
    Enotty,
}

/// <summary>Whether the serialize rwsem is held while an answer is copied to user space.</summary>
public enum CopyUnderRwsem : byte
{
    /// <summary>It is.</summary>
    [Choice("yes", "held for the whole ioctl, so a copy that waits holds up the reboot (N06)", "luo_session_ioctl() in luo_session.c of 7.3.4")]
    Yes,

    /// <summary>It is not.</summary>
    [Choice("no", "dropped before the answer is copied", "a repair of N06")]
    No,
}
