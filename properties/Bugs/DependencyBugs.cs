namespace LuoModel.Properties.Bugs;

/// <summary>Suspicions about the dependency API of f4d2e4f0d12d.</summary>
internal static class DependencyBugs
{
    public static IReadOnlyList<Bug> Rows { get; } =
    [
        new("O07", "files that need each other in a circle hang their own retrieve")
        {
            Design = "deferred-tokens",
            Fixed = "deferred-tokens,dependency-retrieve=enforced",
            Workload = "ring",
            Invariant = "LUO050",
            Reason = "Each retrieve asks for the next file with its own mutex held, until the first is asked for again. A lookup in preserve (implicit-retrieve) refuses such a circle before it travels.",
            Source = "f4d2e4f0d12d",
        },
        new("O08", "a dependency retrieved on the way satisfies can_finish unclaimed")
        {
            Design = "implicit-retrieve",
            Fixed = "enforced-restore-order",
            Workload = "pair",
            Invariant = "LUO017",
            Reason = "User space takes the guest_memfd and forgets its VM descriptor; the session is finished happily, and the VM is gone.",
            Source = "mails 2vxzwlvljyzs.fsf@kernel.org and akIask9nPTEAhd76@plex",
        },
        new("O17", "a dependency opened a second time is not found, yet busy")
        {
            Design = "implicit-retrieve",
            Fixed = "implicit-retrieve,dependency-match=id",
            Workload = "reopened",
            Invariant = "LUO075",
            Reason = "The lookup compares struct files, the map against double preservation compares ids: the second open of an inode can be neither preserved nor depended on.",
            Source = "f4d2e4f0d12d",
        },
    ];
}
