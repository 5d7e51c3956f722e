using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Proofs;

/// <summary>What of a row no release has: of a row on a workload what is invented about the workload, of the others what they assume of handlers and FLBs.</summary>
internal static class ProofInventions
{
    private const string Handlers =
        "handlers with every callback: memfd is the only handler that was merged, with freeze and get_id and neither unfreeze nor can_finish (mm/memfd_luo.c)";

    private const string Insisting = "handlers that insist in can_finish: no merged handler implements can_finish";

    private const string Flbs = "FLB users: the only FLBs of a release are those of the test lib/tests/liveupdate.c";

    private const string Needs = "files that need others: no release has an interface for dependencies";

    /// <summary>The clauses for a row.</summary>
    public static IReadOnlyList<string> Of(ProofInfo info) => WorkloadOf(info) is { } workload ? [.. Invention.Of(workload).Select(invention => invention.Text)]
        : Has(CountRows.All, info) ? [Flbs]
        : Has(OrderRows.All, info) ? [Handlers, Needs]
        : info.Design.Contains("dependency-", StringComparison.Ordinal) ? [Handlers, Insisting, Needs]
        : [Handlers];

    private static Workload? WorkloadOf(ProofInfo info) => Has(ContractRows.All, info) ? ContractRows.Chain
        : Has(CallbackRows.All, info) ? CallbackRows.Pairs
        : RelationRows.Functions.Where(row => row.Info.Name == info.Name).Select(row => row.Workload)
            .Concat(RelationRows.Violations.Where(row => row.Info.Name == info.Name).Select(row => row.Workload)).FirstOrDefault() is { } name ? WorkloadCatalog.Get(name)
        : null;

    private static bool Has(IEnumerable<ProofInfo> rows, ProofInfo info) => rows.Any(row => row.Name == info.Name);
}
