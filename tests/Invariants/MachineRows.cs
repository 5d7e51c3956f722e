namespace LuoModel.Tests.Invariants;

/// <summary>The rows of <see cref="BrokenByTests"/> for the designs with state machines.</summary>
internal static class MachineRows
{
    private const string Shared = "failed-freeze=undone,subsystem-rollback=all,state-lock-release=once,cancel-order=check-first,finalize-failure=cancelled,unregister-check=registered,";

    /// <summary>v3 with every defect repaired for which there is a switch.</summary>
    private const string V3 = "rfc-v3," + Shared
        + "v3-preserve-answer=reported,v3-device-release=cancel,v3-cancelled-file=left-out,v3-reclaimed=succeeded,v3-finished-restore=refused";

    /// <summary>The same of v4.</summary>
    private const string V4 = "v4," + Shared
        + "session-creation=rebuild-first,get-state-incoming=refused,failed-call-fd=given-back,handler-use-count=rebuilt-too,cancelled-slot=cleared,failed-session-freeze=cleared,incoming-pages=restored";

    /// <summary>Two sessions and nobody who gives one of them an event of its own.</summary>
    private const string GlobalOnly = """
        workload global-only
        handler full bumps
        file f1 full
        sessions s1 s2
        faults 1
        """;

    /// <summary>Invariant, design that breaks it, workload, length and faults of the shortest trace; design and workload (null = the same) on which it holds.</summary>
    public static (string Id, string Broken, string Workload, int Length, int Faults, string Holds, string? On)[] Rows { get; } =
    [
        ("LUO054", "rfc-v3", "tiny", 3, 1, V3, null),
        ("LUO054", "v4", "tiny", 4, 1, V4, null),
        ("LUO055", "rfc-v3", "tiny", 1, 1, V3, null),
        ("LUO056", "rfc-v3", "machines", 3, 0, V3, null),
        ("LUO056", "v4", "machines", 3, 0, V4, null),
        ("LUO057", "rfc-v3", "tiny", 2, 1, V3, null),
        ("LUO057", "v4", "tiny", 2, 1, V4, null),
        ("LUO058", "rfc-v3", "tiny", 1, 1, V3, null),
        ("LUO058", "v4", "tiny", 1, 1, V4, null),
        ("LUO058", "rfc-v3,finalize-failure=cancelled,v3-failed-prepare-tree=leaked", "tiny", 1, 1, V3, null),
        ("LUO059", "rfc-v3", "tiny", 3, 1, V3, null),
        ("LUO059", "v4", "tiny", 3, 1, V4, GlobalOnly),
        ("LUO060", "rfc-v3", "tiny", 3, 1, V3, null),
        ("LUO060", "v4", "tiny", 4, 1, V4, null),
        ("LUO060", "rfc-v3,failed-freeze=undone,v3-failed-prepare-tree=leaked", "tiny", 1, 1, V3, null),
        ("LUO061", "rfc-v3", "tiny", 4, 0, V3, null),
        ("LUO061", "v4", "tiny", 4, 0, V4, null),
        ("LUO062", "rfc-v3", "tiny", 5, 1, V3, null),
        ("LUO063", "rfc-v3", "machines", 2, 0, V3, null),
        ("LUO063", "v4", "machines", 2, 0, V4, null),
        ("LUO064", "v4", "ring", 5, 0, V4, null),
        ("LUO065", "v4", "tiny", 5, 1, V4, null),
        ("LUO066", "v4", "machines", 2, 0, V4, null),
        ("LUO067", "rfc-v3", "tiny", 2, 0, V3, null),
        ("LUO068", "rfc-v3", "tiny", 3, 1, V3, null),
        ("LUO068", "v4", "machines", 2, 1, V4, null),
        ("LUO069", "v4,uninitialised-locals=pattern", "tiny", 2, 0, V4, null),
        ("LUO080", "rfc-v3,v3-kho-registration=notifier,v3-disabled-device=usable", "tiny", 1, 1, "rfc-v3,v3-kho-registration=notifier", null),
    ];
}
