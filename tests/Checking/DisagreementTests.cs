using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Solver.Checking;
using LuoModel.Tests.Solver;

namespace LuoModel.Tests.Checking;

/// <summary>Engines that contradict each other are an error, and do not.</summary>
public sealed class DisagreementTests
{
    private static readonly VerdictRow s_violated = new("LUO039", ExhaustiveCheck.Engine, Verdict.Violated) { ExactTo = int.MaxValue, Frontier = [new(0, 6), new(1, 5)] };

    [Theory]
    [InlineData(Verdict.Proved)]
    [InlineData(Verdict.Holds)]
    public void Violated_against_holds_or_proved(Verdict verdict) => Assert.Equal(["LUO039"], Of(s_violated, new("LUO039", SolverCheck.Engine, verdict) { Bound = 3 }));

    [Fact]
    public void Nothing_found_up_to_a_length_at_which_another_engine_finds_something() =>
        Assert.Equal(["LUO039"], Of(s_violated, new("LUO039", SolverCheck.Engine, Verdict.Unknown) { ExactTo = 5 }));

    [Fact]
    public void A_bound_below_the_shortest_violation_contradicts_nothing() =>
        Assert.Empty(Of(s_violated, new("LUO039", SolverCheck.Engine, Verdict.Unknown) { ExactTo = 4 }));

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Other_shortest_lengths(int length) => Assert.Equal(
        ["LUO039"],
        Of(s_violated, new("LUO039", SolverCheck.Engine, Verdict.Violated) { ExactTo = 6, Frontier = [new(1, length)] }));

    [Fact]
    public void The_same_shortest_lengths_up_to_the_bound() =>
        Assert.Empty(Of(s_violated, new("LUO039", SolverCheck.Engine, Verdict.Violated) { ExactTo = 5, Frontier = [new(1, 5)] }));

    [Fact]
    public void A_longer_random_violation_contradicts_nothing() =>
        Assert.Empty(Of(s_violated, new("LUO039", "random", Verdict.Violated) { Length = 9, Faults = 1 }));

    /// <summary>It found some of the violations of the length in which it gave up, and not all.</summary>
    [Fact]
    public void A_solver_that_gave_up_in_the_middle_of_a_length_contradicts_nothing() =>
        Assert.Empty(Of(s_violated, new("LUO039", SolverCheck.Engine, Verdict.Violated) { ExactTo = 4, Frontier = [new(1, 5)] }));

    [Fact]
    public void What_it_found_there_counts_all_the_same() =>
        Assert.Equal(["LUO039"], Of(s_violated, new("LUO039", SolverCheck.Engine, Verdict.Violated) { ExactTo = 4, Frontier = [new(0, 5)] }));

    [Fact]
    public void A_shorter_random_violation_than_the_shortest_is_an_error() =>
        Assert.Equal(["LUO039"], Of(s_violated, new("LUO039", "random", Verdict.Violated) { Length = 4, Faults = 1 }));

    [Fact]
    public void A_search_that_was_cut_off_does_not_know_longer_violations_with_fewer_faults() =>
        Assert.Empty(Of(s_violated with { ExactTo = 5, Frontier = [new(1, 5)] }, new("LUO039", SolverCheck.Engine, Verdict.Violated) { ExactTo = 7, Frontier = [new(0, 6), new(1, 5)] }));

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_random_violation_beside_a_search_that_a_bound_cut_off(int length, bool contradicts)
    {
        VerdictRow cut = new("LUO039", ExhaustiveCheck.Engine, Verdict.Unknown) { ExactTo = 4 };
        VerdictRow random = new("LUO039", RandomCheck.Engine, Verdict.Violated) { Length = length, Faults = 1 };
        Assert.Equal(contradicts ? ["LUO039"] : [], Of(cut, random));
        var conclusion = Conclusion.Of([cut, random]);
        Assert.Equal((Verdict.Violated, RandomCheck.Engine), (conclusion.Verdict, conclusion.Row.Engine));
        Assert.Equal((Verdict.Violated, false), (conclusion.Verdict, Conclusion.Of([cut, random with { Length = 6 }]).IsShortest));
    }

    [SolverTheory]
    [Trait("Group", "all")]
    [InlineData("linux-7.3", "ring")]
    [InlineData("g4b", "hugetlb")]
    public void The_solver_and_the_exhaustive_engine_agree(string design, string workload)
    {
        var options = new CheckOptions();
        var run = Checker.Run(DesignText.Parse(design), WorkloadCatalog.Get(workload), [new ExhaustiveCheck()], options);
        var solved = SolverCheck.Rows(run.Set, options).Where(row => row.Bound is not null).ToList();
        Assert.Contains(solved, row => row.Verdict == Verdict.Violated && row.Trace is not null);
        Assert.Contains(solved, row => row.Verdict == Verdict.Proved);
        Assert.Empty((run with { Rows = [.. run.Rows, .. solved] }).Disagreements);
    }

    [SolverFact]
    public void Only_the_invariants_asked_for_are_solved()
    {
        var options = new CheckOptions { Invariants = ["LUO039"] };
        var set = ExhaustiveCheck.Bind(DesignCatalog.Linux73, WorkloadCatalog.Get("tiny"), options);
        var row = Assert.Single(SolverCheck.Rows(set, options));
        Assert.Equal(("LUO039", SolverCheck.Engine, Verdict.Violated, 5), (row.Invariant, row.Engine, row.Verdict, row.Length));
    }

    private static IReadOnlyList<string> Of(params VerdictRow[] rows) =>
        new CheckRun(ExhaustiveCheck.Bind(DesignCatalog.Linux73, WorkloadCatalog.Get("tiny"), new CheckOptions()), rows, []).Disagreements;
}
