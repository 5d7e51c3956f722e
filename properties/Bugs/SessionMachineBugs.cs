namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of v4: sessions with a state machine each.</summary>
internal static class SessionMachineBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B24", "a session created before the old ones are known panics the kernel")
        {
            Design = "v4",
            Fixed = "v4,session-creation=rebuild-first",
            Workload = "pair",
            Invariant = "LUO049",
            Reason = "In UPDATED a session may take a name that waits in what was handed over; the rebuild at the first RETRIEVE_SESSION then clashes, and panics.",
            Source = "luo_session.c of v4, blob 966b68532d79",
        },
        new("B29", "the incoming field of SESSION_GET_STATE has no effect")
        {
            Design = "v4",
            Fixed = "v4,get-state-incoming=refused",
            Workload = "machines",
            Invariant = "LUO066",
            Reason = "User space asks for the state of the incoming side and is told that of the session, whatever the field says.",
            Source = "luo_session.c of v4, blob 966b68532d79",
        },
        new("B30", "a reboot without PREPARED sessions returns an unset local variable")
        {
            Design = "v4,uninitialised-locals=pattern",
            Fixed = "v4",
            Workload = "tiny",
            Invariant = "LUO069",
            Reason = "With no session, or all of them frozen by hand, the loop never sets the result: unless the compiler zeroes locals, the update is cancelled with garbage.",
            Source = "luo_session.c of v4, blob 966b68532d79",
        },
        new("B31", "a failed CREATE_SESSION loses its descriptor number")
        {
            Design = "v4",
            Fixed = "v4,failed-call-fd=given-back",
            Workload = "machines",
            Faults = 0,
            Invariant = "LUO043",
            Reason = "The number was reserved first and is not given back on the error paths; a task that tries a taken name often enough can open nothing more.",
            Source = "luo_ioctl.c of v4, blob 01ccb8a6d3f4",
        },
        new("R10", "a session's name is cut at create and not at retrieve")
        {
            Design = "v4",
            Fixed = "v4,name-check=einval",
            Workload = "names",
            Invariant = "LUO041",
            Reason = "create keeps 55 characters, retrieve compares what it is given: a longer name never matches, and a session with an empty one does not arrive at all.",
            Source = "luo_session.c of v4, blob 966b68532d79",
        },
        new("R11", "use counts of handlers go below zero after a rebuild")
        {
            Design = "v4",
            Fixed = "v4,handler-use-count=rebuilt-too",
            Workload = "ring",
            Invariant = "LUO064",
            Reason = "Rebuilt files are dropped from the count without having been added: the handler can never go again, or it goes while files wait for it.",
            Source = "luo_file.c of v4, blob 69f3acf90da5",
        },
        new("R12", "a session that was cancelled by hand comes back")
        {
            Design = "v4",
            Fixed = "v4,cancelled-slot=cleared",
            Workload = "tiny",
            Faults = 0,
            Invariant = "LUO061",
            Reason = "The slot that PREPARE wrote stays as it is: the next kernel rebuilds the session from it, or from the memory that was freed under it.",
            Source = "luo_session.c of v4, blob 966b68532d79",
        },
        new("R13", "a session writes to freed memory after its freeze failed")
        {
            Design = "v4,failed-freeze=undone,cancelled-slot=cleared",
            Fixed = "v4,failed-freeze=undone,cancelled-slot=cleared,failed-session-freeze=cleared",
            Workload = "tiny",
            Invariant = "LUO065",
            Reason = "The array is freed, but its address and the pointer to the slot stay in the session; a later close zeroes what is somebody else's by then.",
            Source = "luo_file.c of v4, blob 69f3acf90da5",
        },
        new("R14", "received pages are given back as if they were this kernel's own")
        {
            Design = "v4",
            Fixed = "v4,incoming-pages=restored",
            Workload = "tiny",
            Invariant = "LUO031",
            Reason = "Nobody restored them from KHO before they are freed: the allocator is told to free pages that it never handed out.",
            Source = "luo_session.c of v4, blob 966b68532d79",
        },
        new("O24", "sessions of the old and the new boot mix")
        {
            Design = "v4",
            Fixed = "v4-create-in-normal",
            Workload = "pair",
            Invariant = "LUO049",
            Reason = "Creation in UPDATED puts new sessions into the name space of those that still wait; with creation in NORMAL only there is nothing to clash with.",
            Source = "mail of 2025-10-29, Pratyush Yadav",
        },
    ];
}
