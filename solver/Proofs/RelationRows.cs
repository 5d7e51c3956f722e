using LuoModel.Properties.Invariants;

namespace LuoModel.Solver.Proofs;

/// <summary>
/// Rows about the transition relation of sessions, files and FLBs: that it is a function for each design it is held against, and shortest violations of invariants
/// that it gives.
/// </summary>
internal static class RelationRows
{
    private static readonly string[] s_core = ["the calls, fields and switches that docs/decisions/transition-relation.md names"];

    /// <summary>Designs for which the relation is shown to be a function, each on a workload with what is special about it.</summary>
    private static readonly (string Design, string Workload)[] s_designs =
    [
        ("linux-6.19", "tiny"), ("g4b", "hugetlb"), ("linux-7.3", "hugetlb"),
        ("user-ordered", "ring"), ("implicit-retrieve", "ring"), ("deferred-tokens", "ring"), ("enforced-restore-order", "ring"),
    ];

    /// <summary>Invariant, design, workload: violated, and how short is for the solver to find.</summary>
    private static readonly (string Id, string Design, string Workload)[] s_violations =
    [
        ("LUO009", "linux-6.19", "tiny"),
        ("LUO018", "user-ordered", "ring"),
        ("LUO027", "g4b", "hugetlb"),
        ("LUO028", "linux-7.3", "hugetlb"),
        ("LUO039", "linux-7.3", "ring"),
        ("LUO044", "linux-7.3", "tiny"),
        ("LUO050", "linux-7.3,dependency-retrieve=implicit", "ring"),
    ];

    /// <summary>The rows on the relation being a function, with their workload.</summary>
    public static IReadOnlyList<(ProofInfo Info, string Workload)> Functions { get; } =
    [
        .. s_designs.Select(row => (
            new ProofInfo(
                $"relation-is-a-function-{row.Design}",
                row.Design,
                "Each state, command and set of choices has exactly one successor under the transition relation.",
                [.. s_core, $"workload {row.Workload}"],
                ProofMethod.Theorem,
                ProofVerdict.Proved)
            {
                Bounds = ["one command from any state of the workload's variables"],
                Tied = ProofTies.ByConstruction,
            },
            row.Workload)),
    ];

    /// <summary>The rows on violations, with the invariant and the workload.</summary>
    public static IReadOnlyList<(ProofInfo Info, string Invariant, string Workload)> Violations { get; } =
    [
        .. s_violations.Select(row => (
            new ProofInfo(
                $"{row.Id.ToLowerInvariant()}-{row.Workload}-{row.Design.Split(',', '=')[^1]}",
                row.Design,
                InvariantCatalog.Get(row.Id).Sentence,
                [.. s_core, $"workload {row.Workload}"],
                ProofMethod.BoundedModelChecking,
                ProofVerdict.Violated)
            {
                Bounds = ["runs of up to 8 commands"],
                Tied = ProofTies.Relation,
            },
            row.Id,
            row.Workload)),
    ];

    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<ProofInfo> All { get; } = [.. Functions.Select(row => row.Info), .. Violations.Select(row => row.Info)];
}
