#if LUO_Z3
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Properties.Invariants;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Ties;

namespace LuoModel.Tests.Solver;

/// <summary>The solver's small systems are tied to the step, in both directions: what it does they allow, with the same effect, and what they allow it does.</summary>
public sealed class SystemTieTests
{
    public const string BothRepaired = "mainline,flb-count-loaded=at-finish,flb-count-saved=files";

    [SolverTheory]
    [InlineData("mainline", "needing")]
    [InlineData("mainline", "driven-one")]
    [InlineData("g4b", "driven-one")]
    [InlineData("linux-7.0", "driven-one")]
    [InlineData("mainline,flb-count-loaded=at-finish", "driven-one")]
    [InlineData(BothRepaired, "driven-one")]
    [InlineData("mainline,flb-count-loaded=at-boot,flb-count-saved=files", "driven-one")]
    public void FlbCounts(string design, string workload) =>
        Agrees(design, workload, 20, (terms, luo) => new FlbTie(luo, new FlbSystem(terms, luo.Design)));

    [SolverTheory]
    [Trait("Group", "all")]
    [InlineData("mainline", "driven-two")]
    [InlineData("mainline", "insisting")]
    public void FlbCountsOfTwoSessions(string design, string workload) => FlbCounts(design, workload);

    [SolverTheory]
    [InlineData("mainline", "loops")]
    [InlineData("mainline", "needing")]
    public void Finish(string design, string workload) =>
        Agrees(design, workload, 3, (terms, luo) => new FinishTie(luo, new FinishSystem(terms, luo.Design.FinishCheck, luo.Design.FinishOrder)));

    [SolverTheory]
    [InlineData("mainline", "loops")]
    [InlineData("mainline", "needing")]
    [InlineData("linux-6.19", "tiny")]
    public void Rollback(string design, string workload) => Agrees(design, workload, 3, RollbackOf);

    [SolverFact]
    public void RollbackOfThreeSessions() => Agrees("linux-7.3", "three", 50, RollbackOf, first: true);

    private static RollbackTie RollbackOf(Terms terms, LuoSystem luo) =>
        new(luo, new RollbackSystem(terms, luo.Design.RollbackScope, luo.Design.SessionRollbackOrder, luo.Design.UnfreezeData));

    /// <summary>A system of another design is told apart.</summary>
    [SolverFact]
    public void TheSystemsOfOtherDesignsAreToldApart()
    {
        using var run = new ProofRun("tie", new ProofOptions(), CancellationToken.None);
        LuoSystem Luo(string workload) => new(DesignCatalog.Newest, TieWorkloads.Get(workload));
        SystemTie[] ties =
        [
            new FlbTie(Luo("driven-one"), new FlbSystem(run.Terms, DesignCatalog.Newest with { FlbCounting = FlbCounting.Plain })),
            new FlbTie(Luo("driven-one"), new FlbSystem(run.Terms, DesignCatalog.Newest with { FlbCountLoaded = FlbCountLoaded.AtFinish })),
            new FlbTie(Luo("driven-one"), new FlbSystem(run.Terms, DesignCatalog.Newest with { FlbCountSaved = FlbCountSaved.Files })),
            new FinishTie(Luo("loops"), new FinishSystem(run.Terms, FinishCheck.SinglePass)),
            new FinishTie(Luo("loops"), new FinishSystem(run.Terms, FinishCheck.TwoPhase, WalkOrder.Fifo)),
            new RollbackTie(Luo("loops"), new RollbackSystem(run.Terms, RollbackScope.All, SessionRollbackOrder.Reverse, UnfreezeData.Keep)),
            new RollbackTie(Luo("loops"), new RollbackSystem(run.Terms, RollbackScope.None, SessionRollbackOrder.Reverse, UnfreezeData.Keep)),
            new RollbackTie(Luo("three"), new RollbackSystem(run.Terms, RollbackScope.Frozen, SessionRollbackOrder.Forward, UnfreezeData.Keep)),
            new RollbackTie(Luo("loops"), new RollbackSystem(run.Terms, RollbackScope.Frozen, SessionRollbackOrder.Reverse, UnfreezeData.Clear)),
            new RollbackTie(Luo("loops"), new RollbackSystem(run.Terms, RollbackScope.Frozen, SessionRollbackOrder.Reverse, UnfreezeData.Keep, changes: false)),
        ];
        string[] workloads = [.. Enumerable.Repeat("driven-one", 3), .. Enumerable.Repeat("loops", 4), "three", "loops", "loops"];
        foreach (var group in ties.Select((tie, i) => (tie, Workload: workloads[i])).GroupBy(one => one.Workload))
        {
            Walk("mainline", group.Key, [.. group.Select(one => one.tie)], first: group.Key == "three");
        }

        Assert.All(ties, tie => Assert.NotEmpty(tie.Differences));
    }

    private static void Agrees(string design, string workload, int least, Func<Terms, LuoSystem, SystemTie> make, bool first = false)
    {
        using var run = new ProofRun("tie", new ProofOptions(), CancellationToken.None);
        var tie = make(run.Terms, new LuoSystem(DesignText.Parse(design), TieWorkloads.Get(workload)));
        Walk(design, workload, [tie], first);
        Assert.True(tie.Differences.Count == 0, string.Join("\n", tie.Differences));
        Assert.True(tie.Compared >= least, $"{tie.Compared} kinds of {tie.Replayed} executions compared, {tie.Outside} outside");
    }

    private static void Walk(string design, string workload, IReadOnlyList<SystemTie> ties, bool first)
    {
        foreach (var (before, _, made) in new StepWalk(InvariantSet.For(DesignText.Parse(design), TieWorkloads.Get(workload), [])).All(first))
        {
            foreach (var tie in ties)
            {
                tie.See(before, made);
            }
        }

        foreach (var tie in ties)
        {
            tie.Close();
        }
    }
}
#endif
