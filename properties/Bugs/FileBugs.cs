namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of luo_file.c: preserve, freeze, retrieve, finish.</summary>
internal static class FileBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B01", "unfreeze also cleared the data word of a file")
        {
            Design = "linux-6.19",
            Fixed = "linux-6.19,unfreeze-data=keep",
            Workload = "tiny",
            Invariant = "LUO011",
            Reason = "After a refused reboot the next freeze, or the unpreserve of the close, is given zero in place of what preserve returned: what was preserved can not be found again.",
            Source = "011d4e52a76c; luo_file.c @7c722a7f44e0",
        },
        new("B02", "a failed retrieve could be tried again")
        {
            Design = "linux-6.19",
            Fixed = "linux-6.19,retrieve-status=remember",
            Workload = "one-file",
            Invariant = "LUO013",
            Reason = "Nothing remembered that the callback had run: the second call meets data that the first left half consumed, and finish is told that nobody tried.",
            Source = "f85b1c6af5bc",
        },
        new("B03", "one file preserved in two sessions")
        {
            Design = "linux-6.19",
            Fixed = "linux-6.19,double-preserve=busy",
            Workload = "blocks",
            Invariant = "LUO020",
            Reason = "Both sessions serialize the same memory; the first to be closed gives back what the other hands over.",
            Source = "00d0b372374f",
        },
        new("B09", "a handler was asked for an id after its module was let go")
        {
            Design = "g4a",
            Fixed = "g4a,pin-dropped=after-map",
            Workload = "ids",
            Invariant = "LUO033",
            Reason = "get_id runs to compute the key that leaves the duplicate map, when nothing keeps the module any more: its code may be gone.",
            Source = "291dcd37c8c8; introduced by 00d0b372374f and 118c39082420 together",
        },
        new("B22", "a token that no entry has was looked for in the list's head")
        {
            Design = "linux-6.19",
            Fixed = "linux-6.19,token-lookup=entries",
            Workload = "two-files",
            Invariant = "LUO070",
            Reason = "The cursor of a loop that ended without a match is the head of the list; its surroundings are read as an entry, and may even match.",
            Source = "luo_file.c @7c722a7f44e0, fixed in @00d0b372374f",
        },
        new("B26", "a preserve that found no memory left its FLB counted")
        {
            Design = "linux-7.0,failed-preserve=flb-kept",
            Fixed = "linux-7.0",
            Workload = "hugetlb",
            Invariant = "LUO024",
            Reason = "The FLB counts a file that does not exist, so its object outlives the last file and is handed over with nobody who needs it.",
            Source = "linux-next luo_file.c @07e09e137986, fixed in @00d0b372374f",
        },
        new("O04", "PRESERVE_FD says -EFAULT and preserves all the same")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,answer-copy=checked-first",
            Workload = "one-file",
            Invariant = "LUO045",
            Reason = "The answer is copied last. The file stays preserved, a second try is -EEXIST, and only closing the session takes it back.",
            Source = "luo_session.c @637315cb400e",
        },
        new("O09", "the device of a preserved file is unplugged")
        {
            Design = "linux-7.3",
            Fixed = "invalidated-files",
            Workload = "hot-unplug",
            Invariant = "LUO091",
            Reason = "Freeze, unfreeze and unpreserve are called for a device that is gone, and the update goes on with a file that nobody can make work again.",
            Source = "review of 36882f339239; nothing was merged",
        },
        new("O14", "two files with one id: the first to be finished takes the key of both")
        {
            Design = "linux-7.3",
            Workload = "ids",
            Invariant = "LUO021",
            Faults = 0,
            Reason = "A clash in the duplicate map at retrieve only warns. Finishing one of the two erases the key of the other, which then can be preserved twice.",
            Source = "luo_file.c @246f8408e0d9",
        },
        new("O15", "a positive result of freeze loses the changed data word")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,positive-freeze=word-kept",
            Workload = "positive-freeze",
            Invariant = "LUO074",
            Reason = "Only negative results are failures, only 0 takes the changed word over: between the two a handler believes that it handed over what it did not.",
            Source = "luo_file.c @246f8408e0d9",
        },
        new("O21", "a retrieved file can not be preserved before its session is finished")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,double-preserve=allow",
            Workload = "two-updates",
            Invariant = "LUO076",
            Reason = "Retrieve enters the file into the map against double preservation: two updates in a row need a FINISH in between, which 6.19 did not ask for.",
            Source = "00d0b372374f",
        },
    ];
}
