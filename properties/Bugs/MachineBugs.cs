namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of the generations with a global state machine, v3 and v4, that both had.</summary>
internal static class MachineBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B28", "unregistering a subsystem drops a module reference that was never taken")
        {
            Design = "v4",
            Fixed = "v4,unregister-check=registered",
            Workload = "machines",
            Invariant = "LUO063",
            Reason = "The reference of the module goes down whether or not the subsystem is on the list; from below zero the module can never be loaded again.",
            Source = "luo_subsystems.c, blob ebb7c0db08f3",
        },
        new("B32", "a failed freeze leaves participants prepared while the machine is NORMAL")
        {
            Design = "rfc-v3",
            Fixed = "rfc-v3,failed-freeze=undone",
            Workload = "tiny",
            Invariant = "LUO068",
            Reason = "Only those in front of the failing one are cancelled. The others refuse what a NORMAL machine allows, and the next PREPARE skips them.",
            Source = "luo_files.c of v3, blob 0d68d0c8c45e; luo_subsystems.c, blob ebb7c0db08f3",
        },
        new("R01", "a failed reboot leaves KHO finalized with the old tree")
        {
            Design = "v4",
            Fixed = "v4,failed-freeze=undone",
            Workload = "tiny",
            Invariant = "LUO054",
            Reason = "The machine is NORMAL again, but the next reboot, meant as an ordinary one, hands over the cancelled update with the memory freed under it.",
            Source = "luo_core.c of v4, blob 92edaeaaad3e",
        },
        new("R03", "registering a subsystem without saved data releases the state lock twice")
        {
            Design = "v4",
            Fixed = "v4,state-lock-release=once",
            Workload = "machines",
            Invariant = "LUO056",
            Reason = "The helper that finds no word gives the lock back, and so does its caller: readers go on, but every event from then on waits for ever.",
            Source = "luo_subsystems.c, blob ebb7c0db08f3",
        },
        new("R04", "a CANCEL that is refused has aborted KHO")
        {
            Design = "v4",
            Fixed = "v4,cancel-order=check-first",
            Workload = "tiny",
            Invariant = "LUO057",
            Reason = "KHO is aborted before the state is looked at and the lock is taken: -EINVAL and -EAGAIN hide that the update can not go over any more.",
            Source = "luo_core.c of v4, blob 92edaeaaad3e",
        },
        new("R05", "a PREPARE whose KHO finalize fails can not be taken back")
        {
            Design = "v4",
            Fixed = "v4,finalize-failure=cancelled",
            Workload = "tiny",
            Invariant = "LUO058",
            Reason = "The errno is returned, the state stays PREPARED. CANCEL says -ENOENT and PREPARE -EINVAL for ever; the reboot that is left hands nothing over.",
            Source = "luo_core.c of v4, blob 92edaeaaad3e",
        },
        new("R09", "unregistering a handler that is not registered corrupts the list")
        {
            Design = "v4",
            Fixed = "v4,unregister-check=registered",
            Workload = "machine-handlers",
            Invariant = "LUO063",
            Reason = "Nobody looks whether it is on the list: the entry is taken out a second time, and the count of its module goes below zero.",
            Source = "luo_file.c of v4, blob 69f3acf90da5",
        },
    ];
}
