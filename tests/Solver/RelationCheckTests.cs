#if LUO_Z3
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Solver.Checking;
using LuoModel.Solver.Proofs;

namespace LuoModel.Tests.Solver;

/// <summary>What the solver finds on the transition relation is what the exhaustive engine finds with the step, at the same lengths.</summary>
public sealed class RelationCheckTests
{
    /// <summary>One design, for the short run.</summary>
    [SolverFact]
    public void ShortestViolationsOfOneDesignAreThoseOfTheExhaustiveEngine() => ShortestViolationsAreThoseOfTheExhaustiveEngine("linux-7.0", "hugetlb", 4);

    [SolverTheory]
    [Trait("Group", "all")]
    [InlineData("linux-6.19", "tiny", 7)]
    [InlineData("linux-7.0", "hugetlb", 4)]
    [InlineData("g4b", "tiny", 7)]
    [InlineData("g4b", "hugetlb", 5)]
    [InlineData("linux-7.3", "tiny", 8)]
    [InlineData("linux-7.3", "hugetlb", 5)]
    [InlineData("linux-7.3", "small", 3)]
    [InlineData("user-ordered", "ring", 5)]
    [InlineData("implicit-retrieve", "tiny", 6)]
    [InlineData("linux-7.3,dependency-retrieve=implicit", "ring", 6)]
    [InlineData("deferred-tokens", "ring", 5)]
    [InlineData("enforced-restore-order", "tiny", 6)]
    [InlineData("linux-7.3,dependency-retrieve=enforced", "ring", 5)]
    public void ShortestViolationsAreThoseOfTheExhaustiveEngine(string design, string workload, int bound)
    {
        var solved = RelationCheck(design, workload, bound);
        Assert.All(solved, one => Assert.Equal(bound, one.Bound));
        var options = new CheckOptions { Invariants = [.. solved.Select(one => one.Id)], MaxDepth = bound };
        var set = ExhaustiveCheck.Bind(DesignText.Parse(design), WorkloadCatalog.Get(workload), options);
        var rows = ExhaustiveCheck.Run(set, options, out _).Rows;
        foreach (var one in solved)
        {
            var pairs = rows.Single(row => row.Invariant == one.Id).Frontier.Where(point => point.Length <= bound);
            Assert.Equal($"{one.Id}: {string.Join(' ', pairs.Select(p => $"{p.Faults}:{p.Length}"))}", $"{one.Id}: {string.Join(' ', one.Violations.Select(v => $"{v.Faults}:{v.Commands.Count}"))}");
            Assert.All(one.Violations, violation => Replays(set, one.Id, violation));
        }
    }

    /// <summary>Something is proved for runs of any length, and nothing of it is violated at any length.</summary>
    [SolverTheory]
    [InlineData("linux-7.3", "tiny", "LUO008 LUO043 LUO049 LUO050")]
    [InlineData("linux-7.3,answer-copy=checked-first", "tiny", "LUO008 LUO043 LUO044 LUO045 LUO047 LUO049 LUO050")]
    [InlineData("enforced-restore-order", "ring", "LUO008 LUO009 LUO016 LUO019 LUO050")]
    public void WhatIsProvedHolds(string design, string workload, string atLeast)
    {
        var proved = RelationCheck(design, workload, bound: 1).Where(one => one.Verdict == ProofVerdict.Proved).Select(one => one.Id).ToList();
        Assert.Subset(proved.ToHashSet(), atLeast.Split(' ').ToHashSet());
        var options = new CheckOptions { Invariants = proved };
        var rows = ExhaustiveCheck.Run(ExhaustiveCheck.Bind(DesignText.Parse(design), WorkloadCatalog.Get(workload), options), options, out _).Rows;
        Assert.All(rows, row => Assert.Equal(Verdict.Holds, row.Verdict));
    }

    [SolverFact]
    public void WhatIsOutsideOfTheRelationSaysWhy() => Assert.Equal(
        "user space may Dup, CloseDevice, Reserved, NoKexec, GetName, OpenTwice",
        RelationSolver.Missing(new LuoSystem(DesignCatalog.Linux73, WorkloadCatalog.Get("descriptors"))));

    private static IReadOnlyList<SolvedInvariant> RelationCheck(string design, string workload, int bound) => RelationSolver.Run(
        new LuoSystem(DesignText.Parse(design), WorkloadCatalog.Get(workload)),
        new SolvingOptions { Bound = bound },
        CancellationToken.None);

    private static void Replays(InvariantSet set, string id, SolvedViolation violation)
    {
        var trace = TracePlayer.Play(set, violation.Commands);
        Assert.Contains(id, trace.Steps[^1].Violated);
        Assert.All(trace.Steps.SkipLast(1), step => Assert.DoesNotContain(id, step.Violated));
        Assert.InRange(trace.Faults, 0, violation.Faults);
    }
}
#endif
