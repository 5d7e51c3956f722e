namespace LuoModel.Properties.Bugs.Rows;

/// <summary>Bugs of boot, reboot and registration.</summary>
internal static class SystemBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B10", "a handler could not be unregistered while a session existed")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,register-policy=any-time",
            Workload = "no-flb",
            Invariant = "LUO053",
            Reason = "unregister answers -EBUSY, which a module's exit can not obey: the list keeps an entry whose code is gone.",
            Source = "series \"Fix module unloading and unregister API\", 118c39082420",
        },
        new("O12", "everything waits for ever once serialization succeeded")
        {
            Design = "mainline",
            Fixed = "mainline,reboot-exclusion=none",
            Workload = "descriptors",
            Invariant = "LUO051",
            Faults = 0,
            Reason = "The rwsem stays write-held. When the jump does not come, every session call hangs, and so does a task that dies with a session open.",
            Source = "bb1328be35bf",
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
    ];
}
