using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;
using LuoModel.Search;

namespace LuoModel.Tests.Comparison;

/// <summary>Differences that are known to be there are found, the shortest way; where there is none, none is.</summary>
public sealed class DesignDiffTests
{
    public static TheoryData<string> SessionDesigns() =>
        [.. DesignCatalog.All.Where(design => design.Vocabulary == Vocabulary.Sessions).Select(design => design.Id)];

    [Theory]
    [MemberData(nameof(SessionDesigns))]
    public void A_design_does_not_differ_from_itself(string design)
    {
        var difference = Diff(design, design, "tiny");

        Assert.Null(difference.Difference);
        Assert.True(difference.Complete);
    }

    [Theory]
    [InlineData("linux-6.19", "linux-7.0", "tiny", 1, Op.RetrieveFd, 0, Errno.EIO)] // a failed retrieve, tried again
    [InlineData("linux-7.0", "g4a", "small", 0, Op.PreserveFd, 0, Errno.EBUSY)] // one file in two sessions
    [InlineData("g4a", "g4b", "tiny", 0, Op.RetrieveFd, Errno.ENOENT, Errno.EINVAL)] // the wrong kind of session
    [InlineData("g4b", "linux-7.3", "descriptors", 0, Op.Finish, 0, Errno.EINVAL)] // the reserved word of FINISH
    [InlineData("linux-7.3", "enforced-restore-order", "ring", 0, Op.PreserveFd, 0, Errno.ENOENT)] // the token of a dependency
    public void Neighbouring_designs_part_where_their_history_says(string a, string b, string workload, int faults, Op op, int resultA, int resultB)
    {
        var steps = Diff(a, b, workload, ProductQuestion.Differ, faults).Steps;

        Assert.Equal((op, resultA, resultB), (steps[^1].Command.Op, steps[^1].ResultA.Ret, steps[^1].ResultB.Ret));
        Assert.All(steps.SkipLast(1), step => Assert.Equal(step.ResultA, step.ResultB));
    }

    /// <summary>Two sessions, two files, and nobody who insists on anything.</summary>
    private const string Plain = """
        workload plain
        handler full
        file f1 full
        file f2 full
        sessions s1 s2
        user close-files repeat
        """;

    [Theory]
    [InlineData("v4", "linux-7.3", Plain, Op.PreserveFd, 4, 0, Errno.EBUSY)] // one file in two sessions
    [InlineData("v4", "linux-7.3", Plain, Op.RetrieveFd, 7, Errno.EADDRINUSE, 0)] // a file asked for twice
    [InlineData("v4", "linux-7.3", Plain, Op.Finish, 6, 0, 0)] // the order of finish
    [InlineData("v4", "linux-6.19", Plain, Op.RetrieveFd, 7, Errno.EADDRINUSE, 0)]
    [InlineData("v4", "linux-6.19", Plain, Op.Finish, 6, 0, 0)]
    [InlineData("v4", "linux-6.19", "tiny", Op.RetrieveFd, 3, Errno.EBUSY, 0)] // the wrong kind of session
    [InlineData("v4", "linux-6.19", "tiny", Op.Reboot, 2, Errno.EINVAL, 0)] // a reboot tried again after KHO's finalize failed (R05)
    public void Each_operation_differs_where_history_says(string a, string b, string workload, Op op, int length, int resultA, int resultB)
    {
        var bound = workload.Contains('\n', StringComparison.Ordinal) ? WorkloadParser.Parse("plain", workload) : WorkloadCatalog.Get(workload);
        var steps = DesignDiff.RunEach(DesignText.Parse(a), DesignText.Parse(b), bound, ProductQuestion.Differ, new ExplorationOptions())
            .Single(difference => difference.Steps[^1].Command.Op == op).Steps;

        Assert.Equal((length, resultA, resultB), (steps.Count, steps[^1].ResultA.Ret, steps[^1].ResultB.Ret));
        Assert.All(steps.SkipLast(1), step => Assert.Equal(step.ResultA.Ret < 0, step.ResultB.Ret < 0));
    }

    [Fact]
    public void Asked_for_each_operation_the_shortest_is_the_difference_of_all()
    {
        var each = DesignDiff.RunEach(DesignText.Parse("linux-7.0"), DesignText.Parse("linux-7.3"), WorkloadCatalog.Get("tiny"), ProductQuestion.Differ, new ExplorationOptions());
        Assert.Equal(Diff("linux-7.0", "linux-7.3", "tiny").Steps.Count, each.Min(difference => difference.Steps.Count));
        Assert.Equal(each.Select(difference => difference.Steps[^1].Command.Op).Distinct().Order(), each.Select(difference => difference.Steps[^1].Command.Op));
        Assert.Null(Assert.Single(DesignDiff.RunEach(DesignText.Parse("v4"), DesignText.Parse("v4"), WorkloadCatalog.Get("tiny"), ProductQuestion.Differ, new ExplorationOptions())).Difference);
    }

    [Fact]
    public void The_order_of_finish_is_visible_to_handlers()
    {
        var difference = Diff("linux-7.3", "linux-7.3,finish-order=fifo", "tiny", ProductQuestion.Differ, 0);

        Assert.Equal(0, difference.Steps[^1].ResultA.Ret);
        Assert.Equal(0, difference.Steps[^1].ResultB.Ret);
        Assert.NotEqual(difference.Steps[^1].EventsA, difference.Steps[^1].EventsB);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",retrieve-status=forget")]
    public void An_enforced_order_can_be_relaxed_later_but_not_the_other_way_round(string memory)
    {
        var enforced = "linux-7.3,dependency-retrieve=enforced" + memory;
        var free = "linux-7.3" + memory;

        Assert.Null(Diff(enforced, free, "ring", ProductQuestion.Relax).Difference);
        Assert.NotNull(Diff(free, enforced, "ring", ProductQuestion.Relax).Difference);
    }

    [Theory]
    [InlineData("rfc-v3", "v4")]
    [InlineData("linux-7.3", "rfc-v3")]
    public void Designs_without_sessions_are_compared_with_none_that_has_them(string a, string b) =>
        Assert.Contains("the files of rfc-v3 belong to the open device", Assert.Throws<UserError>(() => Diff(a, b, "tiny")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("v4", "linux-7.3", 4, Op.RetrieveSession, Outcome.Panic, Outcome.Returned)]
    [InlineData("linux-7.3", "v4", 4, Op.RetrieveSession, Outcome.Returned, Outcome.Panic)]
    [InlineData("linux-6.19", "v4-create-in-normal", 2, Op.CreateSession, Outcome.Returned, Outcome.Returned)]
    public void A_design_of_v4_is_compared_with_a_merged_one_through_the_stated_mapping(string a, string b, int length, Op op, Outcome outcomeA, Outcome outcomeB)
    {
        var difference = Diff(a, b, "pair", ProductQuestion.Differ, 0);

        Assert.Equal(VocabularyMapping.Statement, difference.Mapping);
        Assert.Equal(length, difference.Steps.Count);
        Assert.Equal((op, outcomeA, outcomeB), (difference.Steps[^1].Command.Op, difference.Steps[^1].ResultA.Outcome, difference.Steps[^1].ResultB.Outcome));
        Assert.All(difference.Steps.SkipLast(1), step => Assert.Equal(step.ResultA.Ret < 0, step.ResultB.Ret < 0));
    }

    private static DesignDifference Diff(string a, string b, string workload, ProductQuestion question = ProductQuestion.Differ, int? faults = null)
    {
        var named = WorkloadCatalog.Get(workload);
        var bound = named with { Bounds = named.Bounds with { Faults = faults ?? named.Bounds.Faults } };
        return DesignDiff.Run(DesignText.Parse(a), DesignText.Parse(b), bound, question, new ExplorationOptions());
    }
}
