namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of boot, reboot and registration.</summary>
internal static class SystemBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B07", "a session closed while the reboot hook serialized")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,reboot-exclusion=rwsem",
            Workload = "race",
            Invariant = "LUO093",
            Reason = "Tasks still run when the hook does. A session that is closed behind it gives its memory back, and the blob hands the same memory over.",
            Source = "bb1328be35bf",
        },
        new("B08", "RETRIEVE_SESSION locked a session that another task had freed")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,retrieve-lookup=locked",
            Workload = "race",
            Invariant = "LUO049",
            Reason = "The lookup dropped the list lock with nothing but a pointer in hand; whoever had the session open could close it, finish it and free it in between.",
            Source = "d3ae9e7fddb4",
        },
        new("B10", "a handler could not be unregistered while a session existed")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,register-policy=any-time",
            Workload = "no-flb",
            Invariant = "LUO053",
            Reason = "unregister answers -EBUSY, which a module's exit can not obey: the list keeps an entry whose code is gone.",
            Source = "series \"Fix module unloading and unregister API\", 118c39082420",
        },
        new("B20", "a kexec that comes back froze everything for good")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,jump-kexec=skipped",
            Workload = "jump",
            Invariant = "LUO072",
            Reason = "A context-preserving kexec ran the hook too: after the return every file is frozen, and the next reboot freezes it again.",
            Source = "5eff62b051fb",
        },
        new("O12", "everything waits for ever once serialization succeeded")
        {
            Design = "linux-7.3,jump-kexec=serialized",
            Fixed = "linux-7.3,reboot-exclusion=flag,jump-kexec=serialized",
            Workload = "descriptors",
            Invariant = "LUO051",
            Faults = 0,
            Reason = "The rwsem stays write-held. When the jump does not come, every session call hangs, and so does a task that dies with a session open. No release has both the rwsem (7.1) and a step behind the hook that can fail (6.19), so there the wait ends with the old kernel.",
            Source = "bb1328be35bf; kernel_kexec() in kexec_core.c of 6.19.6 and 7.1.13",
        },
        new("O13", "a failing KHO finalize left everything frozen")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,kho-finalize=absent",
            Workload = "tiny",
            Invariant = "LUO010",
            Reason = "The last step of the hook fails with -EAGAIN after all files were frozen, and nothing is rolled back: the retry freezes each of them a second time.",
            Source = "luo_core.c @cab056f2aae7",
        },
        new("O19", "a kexec that fails after the hook is not undone")
        {
            Design = "linux-6.19.y",
            Fixed = "linux-6.19.y,unwound-kexec=aborted",
            Workload = "no-jump",
            Invariant = "LUO072",
            Reason = "kernel_kexec() unwinds and the call returns, but nobody tells LUO: every file stays frozen. From 7.1 on nothing behind the hook can fail (5eff62b051fb). The proposed abort call was not taken; of the other parts of that series the -EBUSY gate is a switch (reboot-exclusion), the checks of extents concern blobs that no modelled kernel writes.",
            Source = "mail of O. Gerlicz Kowalczuk, kexec list 2026-March/035531",
        },
        new("O20", "the blob of another ABI panics a kernel that was not asked for LUO")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,foreign-blob=dropped",
            Workload = "foreign-kernel",
            Invariant = "LUO049",
            Reason = "Early boot checks the incoming blob whenever KHO is on, with or without liveupdate=: a fallback kernel of another version can not be booted by kexec.",
            Source = "luo_core.c @6bd280c7feeb",
        },
        new("O25", "the freed blob can be read through debugfs")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,debugfs-blob=removed",
            Workload = "debugfs",
            Invariant = "LUO070",
            Reason = "Early boot gives the incoming blob back when it has read it; the file of KHO that shows it stays, and shows what the memory is used for now.",
            Source = "luo_core.c @6bd280c7feeb",
        },
    ];
}
