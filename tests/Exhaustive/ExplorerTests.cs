using LuoModel.Bench.Calibration;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>Bounds, cancellation, progress, coverage and failures of the exhaustive engine.</summary>
public sealed class ExplorerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_bound_by_states_cuts_at_the_same_place_with_any_number_of_threads(int bound)
    {
        ExplorationReport one = Explorer.Explore(new LuoCore<LuoCoreMedium>(), new() { Bounds = new(MaxStates: bound) });
        ExplorationReport two = Explorer.Explore(new LuoCore<LuoCoreMedium>(), new() { Bounds = new(MaxStates: bound), Threads = 2 });

        Assert.Equal(ExplorationOutcome.StateBound, one.Outcome);
        Assert.InRange(one.Distinct, bound, bound + (bound / 10) + 50);
        Assert.Equal(one.Distinct, one.Inspected);
        Assert.Equal((one.Distinct, one.Transitions, one.Expanded), (two.Distinct, two.Transitions, two.Expanded));
        Assert.All(one.Invariants, i => Assert.Equal(ExplorationVerdict.Unknown, i.Verdict));
    }

    [Fact]
    public void A_bound_by_memory_ends_the_search_before_it_takes_much_more()
    {
        ExplorationReport report = Explorer.Explore(new LuoCore<LuoCoreMedium>(), new() { Bounds = new(MaxBytes: 10_000_000) });
        Assert.Equal(ExplorationOutcome.MemoryBound, report.Outcome);
        Assert.InRange(report.Cost.Bytes, 10_000_000, 20_000_000);
    }

    [Fact]
    public void A_bound_by_time_ends_the_search()
    {
        ExplorationReport report = Explorer.Explore(new LuoCore<LuoCoreMedium>(), new() { Bounds = new(MaxTime: TimeSpan.Zero) });
        Assert.Equal((ExplorationOutcome.TimeBound, 1, 1), (report.Outcome, report.Distinct, report.Inspected));
    }

    [Fact]
    public void Cancelling_reports_what_is_known_so_far()
    {
        using CancellationTokenSource source = new();
        List<ExplorationProgress> seen = [];
        Listener listener = new(p =>
        {
            seen.Add(p);
            if (p.Distinct > 50_000)
            {
                source.Cancel();
            }
        });
        ExplorationReport report = Explorer.Explore(
            new LuoCore<LuoCoreMedium>(),
            new() { Progress = listener, ProgressInterval = TimeSpan.Zero, Cancellation = source.Token, Threads = 2 });

        Assert.Equal(ExplorationOutcome.Cancelled, report.Outcome);
        Assert.InRange(report.Distinct, 50_000, 500_000);
        Assert.Equal(report.Distinct, seen[^1].Distinct);
        Assert.Equal(report.Distinct - report.Expanded, seen[^1].Queued);
        Assert.Equal(report.Depth, seen[^1].Depth);
    }

    [Fact]
    public void The_predictor_comes_within_a_factor_of_two_well_before_the_end()
    {
        List<ExplorationProgress> seen = [];
        ExplorationReport report = Explorer.Explore(
            new LuoCore<LuoCore322>(), new() { Progress = new Listener(seen.Add), ProgressInterval = TimeSpan.Zero });

        ExplorationProgress half = seen.First(p => p.Distinct > report.Distinct / 2);
        Assert.InRange(half.Predicted!.Value, report.Distinct / 2, report.Distinct * 2);
    }

    [Fact]
    public void Every_worker_s_coverage_is_added_up()
    {
        GraphNode[] nodes = [.. Enumerable.Range(0, 5_000).Select(i => new GraphNode(0, 2, 0, [new((i * 2) % 5_000, 0, 0), new(((i * 2) + 1) % 5_000, 1, 0)], 1))];
        long[] expansions = [0];
        ExplorationReport report = Explorer.Explore(new GraphModel(new(nodes), 2, expansions), new() { Threads = 3 });
        Assert.Equal(report.Expanded, expansions[0]);
        Assert.Equal(report.Transitions + report.Expanded, report.Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_defect_of_the_model_reaches_the_caller(int threads)
    {
        GraphNode[] nodes = [new(0, 0, 0, [new(7, 0, 0)], 0)];
        GraphModel broken = new(new(nodes), 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Explorer.Explore(broken, new() { Threads = threads }));
    }

    [Fact]
    public void Violations_beyond_the_names_are_a_defect_of_the_model()
    {
        GraphModel broken = new(new([new(1UL << Graph.Names, 0, 0, [], 0)]), 1);
        Assert.Throws<InvalidOperationException>(() => Explorer.Explore(broken));
    }

    [Fact]
    public void The_search_can_stop_with_the_level_that_answers_the_question()
    {
        // 0 -> 1 -> 2 -> ...; node 3 violates the first invariant, node 6 the second.
        GraphNode[] nodes = [.. Enumerable.Range(0, 10).Select(i => new GraphNode(i == 3 ? 1UL : i == 6 ? 2UL : 0, 0, 0, [new(Math.Min(i + 1, 9), 0, 0)], 0))];
        ExplorationReport first = Explorer.Explore(new GraphModel(new(nodes), 1), new() { StopOnceViolated = 1 });
        ExplorationReport both = Explorer.Explore(new GraphModel(new(nodes), 1), new() { StopOnceViolated = 3 });

        Assert.Equal((ExplorationOutcome.Stopped, 3, null), (first.Outcome, first.Invariants[0].Shortest?.Trace.Length, first.Invariants[1].Shortest));
        Assert.Equal(ExplorationVerdict.Unknown, first.Invariants[1].Verdict);
        Assert.Equal((ExplorationOutcome.Stopped, 6), (both.Outcome, both.Invariants[1].Shortest!.Trace.Length));
    }

    [Fact]
    public void Goals_that_must_always_be_possible_can_be_left_undecided()
    {
        GraphModel stuck = new(new([new(0, 0, 0, [], 0)]), 1);
        GoalReport decided = Explorer.Explore(stuck).Goals[1];
        GoalReport left = Explorer.Explore(stuck, new() { DecideAlways = false }).Goals[1];
        Assert.Equal((ExplorationVerdict.Violated, 1L), (decided.Verdict, decided.Doom!.States));
        Assert.Equal((ExplorationVerdict.Unknown, null), (left.Verdict, left.Doom));
    }

    private sealed class Listener(Action<ExplorationProgress> report) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value) => report(value);
    }
}
