using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Proofs;

/// <summary>Rows about the callbacks of a file, and about FLBs, on the transition relation: for any number of commands and of faults.</summary>
public static class CallbackRows
{
    private static readonly string[] s_bounds =
    [
        "two sessions, two files, two FLBs, drivers that hold at most one reference on each half; any number of commands, kexecs and faults",
    ];

    /// <summary>What the rows are about.</summary>
    public static Workload Pairs { get; } = WorkloadParser.Parse(
        "pairs",
        """
        workload pairs
        about two sessions that may hold the same two files, two FLBs, and drivers
        handler full bumps
        handler other
        flb g of full other
        flb h of other
        file f1 full
        file f2 other
        sessions s1 s2
        kexecs 2
        faults 1
        driver incoming outgoing at-most 1
        """);

    /// <summary>preserve and unpreserve.</summary>
    public static ProofInfo Preserve { get; } = Row(
        "preserve-unpreserve-alternate",
        "A preserve that succeeds makes the one entry that an unpreserve, or a kexec, ends; neither runs twice in between.");

    /// <summary>freeze and unfreeze.</summary>
    public static ProofInfo Freeze { get; } = Row(
        "freeze-unfreeze-alternate",
        "A reboot that fails has unfrozen exactly the files that it froze, once each, in every session; one that jumps has frozen every preserved file once and unfrozen none.");

    /// <summary>retrieve.</summary>
    public static ProofInfo Retrieve { get; } = Row(
        "retrieve-callback-once",
        "The retrieve callback runs only for an entry whose status is 0, leaves another status, and nothing else changes it: so at most once in a kernel.");

    /// <summary>retrieve in 6.19.</summary>
    public static ProofInfo Retrieve619 { get; } = Row("retrieve-callback-once-6.19", Retrieve.Statement[..^1] + " (B02).", "linux-6.19", ProofVerdict.Violated);

    /// <summary>finish.</summary>
    public static ProofInfo Told { get; } = Row(
        "finish-is-told-the-truth",
        "finish is told the status of its entry, which is the result of the retrieve callback that ran, and 0 where none did.");

    /// <summary>finish in 6.19.</summary>
    public static ProofInfo Told619 { get; } = Row("finish-is-told-the-truth-6.19", Told.Statement[..^1] + " (B02).", "linux-6.19", ProofVerdict.Violated);

    /// <summary>finish, once.</summary>
    public static ProofInfo FinishOnce { get; } = Row(
        "finish-once-per-file",
        "finish of a file runs when its entry leaves a received session otherwise than by a kexec, and then once.");

    /// <summary>An invariant of the catalog, by induction.</summary>
    public static IReadOnlyList<(ProofInfo Info, string Invariant)> Invariants { get; } =
    [
        Of("LUO039", "linux-7.3,unfinishable-close=retrievable", "Every session has a descriptor, can be retrieved, or is gone (O02 repaired)."),
        Of("LUO024", "linux-7.3", "The outgoing object of an FLB exists only while a preserved file or a driver uses it."),
        Of("LUO050", "linux-7.3", "No task waits for ever for a mutex that it holds."),
    ];

    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<ProofInfo> All { get; } =
        [Preserve, Freeze, Retrieve, Retrieve619, Told, Told619, FinishOnce, .. Invariants.Select(row => row.Info)];

    private static (ProofInfo, string) Of(string id, string design, string statement) => (Row($"{id.ToLowerInvariant()}-always", statement, design), id);

    private static ProofInfo Row(string name, string statement, string design = "linux-7.3", ProofVerdict expected = ProofVerdict.Proved) => new(
        name,
        design,
        statement,
        ["the calls, fields and switches that docs/decisions/transition-relation.md names"],
        expected == ProofVerdict.Proved ? ProofMethod.Induction : ProofMethod.BoundedModelChecking,
        expected)
    {
        Bounds = s_bounds,
        Tied = ProofTies.Relation,
    };
}
