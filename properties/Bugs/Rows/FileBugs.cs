namespace LuoModel.Properties.Bugs.Rows;

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
            Design = "g4a,pin-dropped=before-map",
            Fixed = "g4a",
            Workload = "ids",
            Invariant = "LUO033",
            Reason = "get_id runs to compute the key that leaves the duplicate map, when nothing keeps the module any more: its code may be gone.",
            Source = "291dcd37c8c8; introduced by 00d0b372374f and 118c39082420 together",
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
            Design = "mainline",
            Fixed = "mainline,answer-copy=checked-first",
            Workload = "one-file",
            Invariant = "LUO045",
            Reason = "The answer is copied last. The file stays preserved, a second try is -EEXIST, and only closing the session takes it back.",
            Source = "luo_session.c @637315cb400e",
        },
        new("O14", "two files with one id: the first to be finished takes the key of both")
        {
            Design = "mainline",
            Workload = "ids",
            Invariant = "LUO021",
            Faults = 0,
            Reason = "A clash in the duplicate map at retrieve only warns. Finishing one of the two erases the key of the other, which then can be preserved twice.",
            Source = "luo_file.c @246f8408e0d9",
        },
    ];
}
