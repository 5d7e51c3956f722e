namespace LuoModel.Solver.Proofs;

/// <summary>Rows about orders, for every dependency graph of up to 6 files.</summary>
internal static class OrderRows
{
    private static readonly string[] Lookups =
    [
        "all files belong to one session",
        "a handler looks all its dependencies up in the same callback, with liveupdate_get_token_outgoing()",
        "no call fails for another reason",
    ];

    private static readonly string[] s_graphs = ["every dependency graph of up to 6 files, by a finite search over its edges; any number of calls"];

    private static readonly string[] Restores =
    [
        "all files belong to one session",
        "a retrieve callback asks for all its dependencies, one after the other, with liveupdate_get_file_incoming()",
        "no call fails for another reason",
    ];

    /// <summary>Lookup at preserve.</summary>
    public static ProofInfo PreserveOrder { get; } = new(
        "preserve-order-iff-acyclic",
        "dependency-lookup=preserve",
        "An order in which every PRESERVE_FD returns 0 exists if and only if the dependency graph has no cycle.",
        Lookups,
        ProofMethod.Theorem,
        ProofVerdict.Proved)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>Lookup at freeze.</summary>
    public static ProofInfo DeferredPreserve { get; } = new(
        "deferred-preserve-any-order",
        "dependency-lookup=freeze",
        "With lookups deferred to freeze the order of the PRESERVE_FD calls does not decide whether the reboot succeeds, and it does when all files are preserved.",
        Lookups,
        ProofMethod.Theorem,
        ProofVerdict.Proved)
    { Bounds = s_graphs, Tied = ProofTies.ByConstruction };

    /// <summary>Enforced restore order.</summary>
    public static ProofInfo EnforcedServes { get; } = new(
        "enforced-serves-iff-no-cycle-reachable",
        "dependency-retrieve=enforced,retrieve-status=forget",
        "Under an enforced restore order some sequence of calls retrieves a file if and only if no cycle can be reached from it.",
        [.. Restores, "a refused call may be repeated"],
        ProofMethod.Theorem,
        ProofVerdict.Proved)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>Enforced restore order where failures are remembered.</summary>
    public static ProofInfo RememberedRefusal { get; } = new(
        "enforced-refusal-can-be-repaired",
        "dependency-retrieve=enforced,retrieve-status=remember",
        "Under an enforced restore order a file that can be served stays servable whatever calls were made before.",
        [.. Restores, "a refused call is remembered, as every failing retrieve is since f85b1c6af5bc"],
        ProofMethod.BoundedModelChecking,
        ProofVerdict.Violated)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>From enforced to implicit.</summary>
    public static ProofInfo Relaxation { get; } = new(
        "enforced-can-be-relaxed-to-implicit",
        "dependency-retrieve=enforced / implicit",
        "Every call that an enforced restore order accepts is accepted by implicit retrieval too.",
        Restores,
        ProofMethod.Theorem,
        ProofVerdict.Proved)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>From implicit to enforced.</summary>
    public static ProofInfo Tightening { get; } = new(
        "implicit-can-be-tightened-to-enforced",
        "dependency-retrieve=implicit / enforced",
        "Every call that implicit retrieval accepts is accepted by an enforced restore order too.",
        Restores,
        ProofMethod.Theorem,
        ProofVerdict.Violated)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>Implicit retrieval.</summary>
    public static ProofInfo ImplicitRelocks { get; } = new(
        "implicit-relocks-iff-cycle",
        "dependency-retrieve=implicit",
        "Retrieving a file locks a mutex that its own task holds if and only if a cycle can be reached from the file; otherwise the call returns.",
        Restores,
        ProofMethod.Induction,
        ProofVerdict.Proved)
    { Bounds = s_graphs, Tied = ProofTies.Orders };

    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<ProofInfo> All { get; } =
        [PreserveOrder, DeferredPreserve, EnforcedServes, RememberedRefusal, Relaxation, Tightening, ImplicitRelocks];
}
