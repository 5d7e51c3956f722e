using LuoModel.Bench.Calibration;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>The counts of LUO-core are the same in every checker that was measured on it; ours must be, too.</summary>
public sealed class LuoCoreTests
{
    /// <summary>The small sizes, for the short run.</summary>
    [Fact]
    public void Small_sizes_have_exactly_the_pinned_states_transitions_and_levels()
    {
        Expect<LuoCore131>(1, 496, 666, 21);
        Expect<LuoCore222>(2, 11_906, 24_816, 31);
    }

    [Theory]
    [Trait("Group", "all")]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_size_has_exactly_the_pinned_states_transitions_and_levels(int threads)
    {
        Expect<LuoCore121>(threads, 120, 156, 21);
        Expect<LuoCore131>(threads, 496, 666, 21);
        Expect<LuoCore221>(threads, 4_133, 9_558, 29);
        Expect<LuoCore222>(threads, 11_906, 24_816, 31);
        Expect<LuoCore231>(threads, 79_056, 192_974, 37);
        Expect<LuoCore321>(threads, 174_597, 605_129, 42);
        Expect<LuoCore232>(threads, 238_041, 515_456, 39);
        Expect<LuoCore322>(threads, 481_980, 1_414_943, 44);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Medium_has_exactly_the_pinned_states_transitions_and_levels(int threads) =>
        Expect<LuoCoreMedium>(threads, 1_096_746, 3_034_571, 48);

    [Fact]
    public void Orbits_add_up_to_the_full_count()
    {
        ExpectOrbits<LuoCore121>();
        ExpectOrbits<LuoCore142>();
        ExpectOrbits<LuoCore222>();
        ExpectOrbits<LuoCore321>();
    }

    private static void Expect<TSize>(int threads, int distinct, long transitions, int depth)
        where TSize : struct, ILuoCoreSize
    {
        ExplorationReport report = Explorer.Explore(new LuoCore<TSize>(), new() { Threads = threads });
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.Equal((distinct, transitions, depth), (report.Distinct, report.Transitions, report.Depth));
        Assert.Equal(5, report.Invariants.Count);
        Assert.All(report.Invariants, i => Assert.Equal(ExplorationVerdict.Holds, i.Verdict));
    }

    private static void ExpectOrbits<TSize>()
        where TSize : struct, ILuoCoreSize
    {
        ExplorationReport full = Explorer.Explore(new LuoCore<TSize>());
        ExplorationReport reduced = Explorer.Explore(new LuoCore<TSize>(), new() { Symmetry = true, Threads = 2 });
        Assert.True(reduced.Distinct < full.Distinct);
        Assert.Equal(full.Distinct, reduced.Represented);
        Assert.Equal(full.Depth, reduced.Depth);
    }
}
