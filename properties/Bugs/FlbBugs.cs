namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of luo_flb.c: data that the files of a handler share.</summary>
internal static class FlbBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B11", "two first users initialised the private part of an FLB")
        {
            Design = "linux-7.0,flb-private-init=unlocked",
            Fixed = "linux-7.0",
            Workload = "flb-race",
            Invariant = "LUO083",
            Reason = "Both saw that nothing was initialised. The slower one initialises mutexes that the faster one may hold, and lists that have entries.",
            Source = "series \"Fix module unloading and unregister API\", 118c39082420; luo_flb.c @cab056f2aae7",
        },
        new("B13", "an FLB was retrieved again after it was finished")
        {
            Design = "linux-7.0,flb-finished=forget",
            Fixed = "linux-7.0",
            Workload = "flb-in",
            Invariant = "LUO026",
            Reason = "The last file gave the data back; the next get_incoming runs the retrieve callback on it.",
            Source = "mm tree, a fix of e8c57e582167; merged as part of cab056f2aae7",
        },
        new("B14", "a failed FLB retrieve was tried again")
        {
            Design = "g4b",
            Fixed = "g4b,flb-retrieve-status=remember",
            Workload = "flb",
            Invariant = "LUO026",
            Reason = "Every further access runs the callback on data that the first attempt left half consumed.",
            Source = "5c4a03afcb21",
        },
        new("B15", "the incoming object of an FLB was finished while a driver used it")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,flb-counting=refcount,flb-incoming=refcounted",
            Workload = "flb-in",
            Invariant = "LUO029",
            Reason = "get_incoming handed out the plain pointer: the last FINISH frees the object under the driver that enumerates devices with it.",
            Source = "d8e47bd066d7, d2850ff2f8c5",
        },
        new("B16", "the outgoing object of an FLB was unpreserved while a driver used it")
        {
            Design = "g4b",
            Fixed = "g4b,flb-outgoing=refcounted",
            Workload = "flb-out",
            Invariant = "LUO029",
            Reason = "get_outgoing handed out the plain pointer: closing the last session frees the object under the driver's hot-unplug path.",
            Source = "36882f339239",
        },
        new("B25", "an FLB was finished before the last file that uses it")
        {
            Design = "linux-7.0,flb-put-order=before-file",
            Fixed = "linux-7.0",
            Workload = "flb",
            Invariant = "LUO025",
            Reason = "The finish callback of the last file may still follow the FLB's object, which is gone by then.",
            Source = "linux-next luo_file.c @07e09e137986 against @00d0b372374f",
        },
        new("O01", "an FLB that nobody fetched is never finished")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-count-loaded=at-finish",
            Workload = "flb",
            Invariant = "LUO027",
            Faults = 0,
            Reason = "The count is loaded by a fetch only. Without one the first finished file takes it below zero, and what the old kernel preserved for the FLB leaks.",
            Source = "luo_flb.c @118c39082420; af0147eaef89, not merged",
        },
        new("O06", "references of drivers are handed over as files")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-count-saved=files",
            Workload = "flb-out",
            Invariant = "LUO028",
            Reason = "The raw reference count is serialized. The next kernel waits for a file that does not exist, and never finishes the FLB.",
            Source = "36882f339239",
        },
        new("O10", "a driver keeps an FLB alive with no file left")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-outgoing=callback-only",
            Workload = "flb-out",
            Invariant = "LUO030",
            Reason = "An FLB is bound to preserved files by definition; with get and put anybody can hold it, and it is handed over for nobody.",
            Source = "review of 36882f339239",
        },
        new("O16", "a link that goes while files are preserved leaves the FLB counted")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,register-policy=quiesce",
            Workload = "modules",
            Invariant = "LUO024",
            Faults = 0,
            Reason = "Unpreserve walks the links that are left: the FLB that was unlinked is never unpreserved, and not serialized either.",
            Source = "luo_flb.c @118c39082420",
        },
        new("O22", "an FLB callback that asks for its own half waits for itself")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,flb-own-call=refused",
            Workload = "own-call",
            Invariant = "LUO050",
            Reason = "Callbacks run with the mutex of their half held; get and put of the same half take it again, in the same task.",
            Source = "luo_flb.c @118c39082420",
        },
    ];
}
