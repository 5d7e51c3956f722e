using LuoModel.Bench.Calibration;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>Two-phase commit against the published counts of TLC and Stateright.</summary>
public sealed class TwoPhaseCommitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Three_participants_have_the_published_counts(int threads)
    {
        ExplorationReport report = Explorer.Explore(new TwoPhaseCommit(3), new() { Threads = threads });

        // The published 1,146 generated states include the initial one.
        Assert.Equal((288, 1_146 - 1, 11), (report.Distinct, report.Transitions, report.Depth));
        Assert.Equal(ExplorationVerdict.Holds, Assert.Single(report.Invariants).Verdict);
    }

    [Fact]
    public void Five_participants_have_the_published_number_of_states() =>
        Assert.Equal(8_832, Explorer.Explore(new TwoPhaseCommit(5)).Distinct);

    [Fact]
    [Trait("Group", "all")]
    public void Eight_participants_have_the_published_number_of_states() =>
        Assert.Equal(1_745_408, Explorer.Explore(new TwoPhaseCommit(8), new() { Threads = 2 }).Distinct);

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void Orbits_add_up_to_the_full_count(int participants)
    {
        ExplorationReport full = Explorer.Explore(new TwoPhaseCommit(participants));
        ExplorationReport reduced = Explorer.Explore(new TwoPhaseCommit(participants), new() { Symmetry = true });
        Assert.True(reduced.Distinct < full.Distinct / 2);
        Assert.Equal(full.Distinct, reduced.Represented);
        Assert.Equal(full.Depth, reduced.Depth);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_decisions_are_reachable_by_shortest_ways_and_one_is_always_possible(bool symmetry)
    {
        ExplorationReport report = Explorer.Explore(new TwoPhaseCommit(3) { WithGoals = true }, new() { Symmetry = symmetry });

        Assert.All(report.Goals, g => Assert.Equal(ExplorationVerdict.Holds, g.Verdict));

        // Commit: each prepares, is heard, and hears; and the manager decides. Abort: each gives up by itself.
        Assert.Equal(10, report.Goals[0].Witness!.Length);
        Assert.Equal(3, report.Goals[1].Witness!.Length);
    }
}
