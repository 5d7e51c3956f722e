#if LUO_Z3
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Transitions;

namespace LuoModel.Tests.Solver;

/// <summary>
/// The transition relation agrees with the step: whatever the step does satisfies it, evaluated formula by formula. That nothing else satisfies it is proved
/// (<c>luo prove relation</c>).
/// </summary>
public sealed class RelationAgreementTests
{
    private const int Seed = 20261121;

    private static readonly string[] s_designs =
    [
        "linux-6.19", "linux-7.0", "g4a", "g4b", "linux-7.3", "user-ordered", "implicit-retrieve", "deferred-tokens", "enforced-restore-order",
        "linux-7.3,dependency-retrieve=implicit",
        "linux-7.3,unfinishable-close=retrievable,rolled-back-words=restored,answer-copy=checked-first,flb-count-loaded=at-finish,flb-count-saved=files",
    ];

    public static TheoryData<string, string> Whole => Pairs(pair => !IsWide(pair), "tiny", "ring", "needing", "insisting", "marked");

    /// <summary>Without any exclusion these have more states than a test walks in minutes: they are sampled.</summary>
    private static bool IsWide((string Design, string Workload) pair) => pair is { Design: "linux-6.19" or "linux-7.0", Workload: "needing" or "insisting" };

    /// <summary>One design on which much is at stake, for the short run.</summary>
    [SolverFact]
    public void EveryExecutionOfTheMergedStepSatisfiesTheRelation() => EveryExecutionOfTheStepSatisfiesTheRelation("linux-7.3", "tiny");

    /// <summary>One switch, for the short run.</summary>
    [SolverFact]
    public void TheRelationOfTheOldestMergedDesignIsToldApart() => TheRelationOfAnotherDesignIsToldApart("retrieve-status=forget", "", "tiny");

    public static TheoryData<string, string> Sampled => Pairs(pair => pair.Workload is not ("needing" or "insisting") || IsWide(pair), "small", "hugetlb", "two-vmms", "driven", "needing", "insisting");

    /// <summary>Each workload that the relation takes: nothing that a workload can say is left out of the relation unnoticed.</summary>
    public static TheoryData<string> Taken =>
        [.. WorkloadCatalog.Ids.Where(id => CoreScope.Missing(new LuoSystem(DesignCatalog.Newest, WorkloadCatalog.Get(id))) is null)];

    [SolverTheory]
    [MemberData(nameof(Taken))]
    public void EveryWorkloadThatTheRelationTakesAgrees(string workload) => Sample("mainline", workload, runs: 1, length: 14);

    [SolverTheory]
    [InlineData("needing")]
    [InlineData("insisting")]
    [InlineData("driven")]
    public void TwoSessionsAgree(string workload) => Sample("mainline", workload, runs: 5, length: 20);

    /// <summary>Handlers that choose where they look a dependency up, and on which they insist.</summary>
    [SolverTheory]
    [InlineData("linux-7.3")]
    [InlineData("implicit-retrieve")]
    [InlineData("deferred-tokens")]
    [InlineData("enforced-restore-order")]
    public void HandlersThatChooseTheirChecksAgree(string design) => Sample(design, "marked", runs: 2, length: 14);

    [SolverTheory]
    [Trait("Group", "all")]
    [MemberData(nameof(Whole))]
    public void EveryExecutionOfTheStepSatisfiesTheRelation(string design, string workload)
    {
        using var run = new ProofRun("agreement", new ProofOptions(), CancellationToken.None);
        var agreement = Bind(run, design, workload);
        foreach (var (before, ret, made) in new StepWalk(agreement.Set).All())
        {
            var difference = agreement.Difference(before, ret, made);
            Assert.True(difference is null, difference);
        }

        Assert.True(agreement.Compared > 10, $"{agreement.Compared} executions");
    }

    [SolverTheory]
    [Trait("Group", "all")]
    [MemberData(nameof(Sampled))]
    public void RandomExecutionsOfTheStepSatisfyTheRelation(string design, string workload) => Sample(design, workload, runs: 20, length: 16);

    private static void Sample(string design, string workload, int runs, int length)
    {
        using var run = new ProofRun("agreement", new ProofOptions(), CancellationToken.None);
        var agreement = Bind(run, design, workload);
        foreach (var (way, before, ret, made) in new StepWalk(agreement.Set).Sample(Seed, runs, length))
        {
            var difference = agreement.Difference(before, ret, made);
            Assert.True(difference is null, $"{new ReplayString(design, workload, [.. way, made.Command])}: {difference}");
        }

        Assert.True(agreement.Compared > 20 * runs, $"{agreement.Compared} executions");
    }

    /// <summary>The relation of another design does not agree: each switch that it states makes a difference that the comparison sees.</summary>
    [SolverTheory]
    [Trait("Group", "all")]
    [InlineData("unfreeze-data=clear", "double-preserve=allow", "tiny")]
    [InlineData("rolled-back-words=restored", "", "tiny")]
    [InlineData("retrieve-status=forget", "", "tiny")]
    [InlineData("double-preserve=allow", "", "tiny")]
    [InlineData("serialization=one-area", "", "tiny")]
    [InlineData("session-kind-check=none", "", "tiny")]
    [InlineData("answer-copy=checked-first", "", "tiny")]
    [InlineData("deserialize-files=ignore", "", "tiny")]
    [InlineData("deserialize-alloc=forget", "", "tiny")]
    [InlineData("unfinishable-close=retrievable", "", "tiny")]
    [InlineData("kho-finalize=in-hook", "", "tiny")]
    [InlineData("flb-counting=plain", "", "hugetlb")]
    [InlineData("flb-incoming=pointer", "", "small")]
    [InlineData("flb-outgoing=pointer", "", "small")]
    [InlineData("flb-retrieve-status=retry", "", "hugetlb")]
    [InlineData("flb-count-loaded=at-finish", "", "hugetlb")]
    [InlineData("flb-count-saved=files", "", "hugetlb")]
    [InlineData("dependency-lookup=preserve", "", "ring")]
    [InlineData("dependency-lookup=freeze", "", "ring")]
    [InlineData("dependency-retrieve=implicit", "", "ring")]
    [InlineData("dependency-retrieve=enforced", "", "ring")]
    [InlineData("dependency-finish=ignore", "", "ring")]
    public void TheRelationOfAnotherDesignIsToldApart(string setting, string both, string workload)
    {
        using var run = new ProofRun("agreement", new ProofOptions(), CancellationToken.None);
        var same = both.Length == 0 ? "linux-7.3" : $"linux-7.3,{both}";
        var other = Bind(run, $"{same},{setting}", workload);
        var step = Bind(run, same, workload).Set;
        Assert.Contains(new StepWalk(step).Sample(Seed, runs: 60, length: 16), one => other.Difference(one.Before, one.Ret, one.Made) is not null);
    }

    private static TheoryData<string, string> Pairs(Func<(string Design, string Workload), bool> wanted, params string[] workloads)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var (design, workload) in s_designs.SelectMany(design => workloads.Select(workload => (design, workload))).Where(wanted))
        {
            if (CoreScope.Missing(new LuoSystem(DesignText.Parse(design), TieWorkloads.Get(workload))) is null)
            {
                pairs.Add(design, workload);
            }
        }

        return pairs;
    }

    private static RelationAgreement Bind(ProofRun run, string design, string workload) =>
        new(new CoreRelation(run.Terms, new LuoSystem(DesignText.Parse(design), TieWorkloads.Get(workload))));
}
#endif
