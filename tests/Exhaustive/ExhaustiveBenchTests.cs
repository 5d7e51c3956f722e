using LuoModel.Bench.Calibration;
using LuoModel.Bench.Exhaustive;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Exhaustive;

/// <summary>The benchmark measures what it says; how fast that is, no test asks.</summary>
public sealed class ExhaustiveBenchTests
{
    [Fact]
    public void The_cases_have_the_ids_that_the_command_line_promises() => Assert.Equal(
        ["luo-core-medium", "luo-core-large", "two-phase-commit-8", "small-linux-7.3"],
        ExhaustiveCase.All.Select(c => c.Id));

    [Fact]
    public void A_measurement_has_a_line_for_each_number_of_threads()
    {
        ExhaustiveCase medium = ExhaustiveCase.All[0];
        IReadOnlyList<ExhaustiveBenchResult> lines = ExhaustiveBench.Measure(medium, [1, 2], 1);

        Assert.Equal([1, 2], lines.Select(l => l.Threads));
        Assert.All(lines, l => Assert.Equal((medium.Id, 1_096_746, 3_034_571, 48, true), (l.Case, l.Distinct, l.Transitions, l.Depth, l.Exact)));
        Assert.All(lines, l => Assert.True(l.Ratio > 0 && l.Seconds > 0));
        Assert.Equal([false, true], lines.Select(l => l.Speedup is not null));

        // Memory, unlike time, can be promised: at most 40 bytes a state with traces recoverable.
        Assert.All(lines, l => Assert.InRange(l.BytesPerState, 8 + 4 + 4, 40));
    }

    [Fact]
    [Trait("Group", "all")]
    public void Counts_that_differ_from_the_pinned_ones_are_told()
    {
        ExhaustiveCase wrong = ExhaustiveCase.All[0] with { Pinned = new(1_096_747) };
        Assert.False(Assert.Single(ExhaustiveBench.Measure(wrong, [2], 1)).Exact);
    }

    [Fact]
    public void The_reference_does_the_same_work()
    {
        PackedSearch.Result result = PackedSearch.Run(new LuoCore<LuoCore222>(), 1 << 14);
        Assert.Equal((11_906, 24_816, 31, 0UL), (result.Distinct, result.Transitions, result.Depth, result.Violated));
    }

    [Fact]
    public void Cost_grows_with_every_bound()
    {
        CostGrowthRow[] rows = [.. CostGrowth.Rows(DesignCatalog.Linux73, 2, 2, 1, new() { Bounds = new(MaxStates: 20_000) })];
        Assert.Equal(
            from s in (int[])[1, 2] from f in (int[])[1, 2] from k in (int[])[0, 1] select (s, f, k),
            rows.Select(r => (r.Sessions, r.Files, r.Faults)));
        foreach (CostGrowthRow row in rows)
        {
            Assert.All(
                rows.Where(r => r != row && r.Sessions >= row.Sessions && r.Files >= row.Files && r.Faults >= row.Faults),
                r => Assert.True(r.Distinct > row.Distinct || !r.Complete));
        }
    }

    [Fact]
    public void A_cancelled_measurement_says_nothing()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ExhaustiveBench.Measure(ExhaustiveCase.All[0], [1], 1, source.Token));
    }
}
