namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of RFC v3 and its predecessors: files that belong to the open device.</summary>
internal static class GlobalMachineBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B27", "closing the device after PREPARE leaves a torso of an update")
        {
            Design = "rfc-v3",
            Fixed = "rfc-v3,v3-device-release=cancel",
            Workload = "tiny",
            Invariant = "LUO067",
            Reason = "The files are cancelled one by one while KHO is finalized, so their memory stays marked; the subsystems and the machine stay PREPARED.",
            Source = "review of patch 17 of v3 by Pratyush Yadav",
        },
        new("B33", "a failed PREPARE blocked all later ones")
        {
            Design = "rfc-v3,finalize-failure=cancelled,v3-failed-prepare-tree=leaked",
            Fixed = "rfc-v3,finalize-failure=cancelled",
            Workload = "tiny",
            Invariant = "LUO058",
            Reason = "LUO's tree stayed in KHO's list, so that the next PREPARE found one of its name there: -EEXIST until the machine is booted again.",
            Source = "luo_core.c of v1 and v2, @0c24b5f5; fixed in v3",
        },
        new("B34", "a LUO that disabled itself could still be used")
        {
            Design = "rfc-v3,v3-kho-registration=notifier,v3-disabled-device=usable",
            Fixed = "rfc-v3,v3-kho-registration=notifier",
            Workload = "tiny",
            Invariant = "LUO080",
            Reason = "When the notifier of KHO can not be registered at boot LUO disables itself, but its device was registered: files are taken that no kexec will hand over.",
            Source = "report of Pratyush Yadav on v2; fixed in v3",
        },
        new("R02", "FD_PRESERVE answers 0 whatever happened")
        {
            Design = "rfc-v3",
            Fixed = "rfc-v3,v3-preserve-answer=reported",
            Workload = "tiny",
            Invariant = "LUO055",
            Reason = "The result is tested the wrong way round: a file that no handler takes, or a token that is used, is told to user space as preserved.",
            Source = "luo_ioctl.c of v3, blob 4c0f6708e411",
        },
        new("R06", "the tree of a cancelled attempt shadows all later ones")
        {
            Design = "rfc-v3",
            Fixed = "rfc-v3,failed-freeze=undone",
            Workload = "tiny",
            Invariant = "LUO060",
            Reason = "The next kernel takes the first tree of the list. After one failed freeze no later update of that boot can hand over its own files.",
            Source = "luo_core.c of v3, blob 64d53b31d6d8",
        },
        new("R07", "a file that was cancelled by hand is handed over with data 0")
        {
            Design = "rfc-v3",
            Fixed = "rfc-v3,v3-cancelled-file=left-out",
            Workload = "tiny",
            Faults = 0,
            Invariant = "LUO061",
            Reason = "Its node stays in the tree and gets the word that a cancelled file has: the next kernel offers it to its handler, with nothing behind it.",
            Source = "luo_files.c of v3, blob 0d68d0c8c45e",
        },
        new("R08", "a file can be restored after its finish, and a failed retrieve counts as done")
        {
            Design = "rfc-v3",
            Fixed = "rfc-v3,v3-reclaimed=succeeded,v3-finished-restore=refused",
            Workload = "tiny",
            Invariant = "LUO062",
            Reason = "finish is told that a file was reclaimed when its retrieve failed; and after a finish of its own a file can still be restored from data that is gone.",
            Source = "luo_files.c of v3, blob 0d68d0c8c45e",
        },
    ];
}
