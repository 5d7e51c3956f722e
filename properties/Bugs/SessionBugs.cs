namespace LuoModel.Properties.Bugs;

/// <summary>Bugs of luo_session.c: the lists, the session ioctls, close, rebuild.</summary>
internal static class SessionBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("B04", "every session ioctl was taken on every kind of session")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,session-kind-check=einval",
            Workload = "wrong-kind",
            Invariant = "LUO012",
            Reason = "RETRIEVE_FD on a session of this kernel runs the retrieve callback on live data; a file preserved into a received session never travels.",
            Source = "507e3b479f9c",
        },
        new("B05", "nobody noticed that a session's files could not be rebuilt")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,deserialize-files=propagate",
            Workload = "late-open",
            Invariant = "LUO036",
            Reason = "The handler is missing in the new kernel, the open succeeds, and the session lacks its file: what the old kernel preserved for it is never given back.",
            Source = "307e0c5859b0",
        },
        new("B06", "a failed rebuild was forgotten at the second open")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,deserialize-alloc=remember",
            Workload = "tiny",
            Invariant = "LUO037",
            Reason = "The first open finds no memory and fails, the second succeeds on the part of the sessions that was rebuilt before.",
            Source = "b27349c96721, a8810050f8db",
        },
        new("B17", "session names were cut, and could be empty")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,name-check=einval",
            Workload = "names",
            Invariant = "LUO041",
            Reason = "A name that was cut at create is asked for in full by the next kernel's agent, and is not found.",
            Source = "e947433cd0d2",
        },
        new("B18", "the reserved word of FINISH was never looked at")
        {
            Design = "g4b",
            Fixed = "g4b,finish-reserved=einval",
            Workload = "descriptors",
            Invariant = "LUO042",
            Reason = "The session is finished whatever the word holds, so the word can never be given a meaning.",
            Source = "05cf3d87a0bf",
        },
        new("B19", "GET_NAME was measured by the structure of RETRIEVE_FD")
        {
            Design = "g4b,get-name-size=retrieve-fd",
            Fixed = "g4b",
            Workload = "sizes",
            Invariant = "LUO077",
            Reason = "After a merge of branches: 16 bytes are answered with half a name, and 72 bytes with something left over in the name area are refused with -E2BIG.",
            Source = "4416f8a9ed5f; luo_session.c @4867ab462d8d",
        },
        new("B21", "the number of sessions was limited by the format")
        {
            Design = "linux-7.0",
            Fixed = "linux-7.0,serialization=blocks",
            Workload = "full-area",
            Invariant = "LUO071",
            Reason = "One area held 819 sessions (2 in this workload), files of a session another 128: -ENOMEM and -ENOSPC with memory to spare.",
            Source = "2a441a14c2c0, 1d1153097f4d",
        },
        new("O02", "close of a session that can not be finished leaves it out of reach")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,unfinishable-close=retrievable",
            Workload = "ring",
            Invariant = "LUO039",
            Reason = "close() swallows the refusal of can_finish. No descriptor names the session any more and RETRIEVE_SESSION answers -EINVAL: its files are held until the next kexec.",
            Source = "luo_session.c @637315cb400e",
        },
        new("O03", "a bad address for the answer finishes the session")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,answer-copy=checked-first",
            Workload = "one-file",
            Invariant = "LUO044",
            Reason = "RETRIEVE_SESSION drops the new descriptor's file when its answer can not be copied; the release of that file finishes the session with everything nobody retrieved.",
            Source = "luo_core.c @6bd280c7feeb, luo_session.c @637315cb400e",
        },
        new("O05", "an empty block of sessions panics the next kernel")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,duplicate-check=before-room",
            Workload = "full-block",
            Invariant = "LUO049",
            Reason = "Room for a session is made before its name is found to be taken, and kept. The next kernel's early boot refuses a block without entries and panics.",
            Source = "luo_session.c and kho_block.c @637315cb400e",
        },
        new("O11", "one missing handler makes every session unreachable")
        {
            Design = "linux-7.3",
            Fixed = "linux-7.3,deserialize-files=session-only",
            Workload = "missing-handler",
            Invariant = "LUO073",
            Reason = "One file of a handler that the new kernel lacks fails the whole rebuild, for ever: no other session can be retrieved, and none created.",
            Source = "luo_session.c @637315cb400e",
        },
    ];
}
