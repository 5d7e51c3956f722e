using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Luo;

/// <summary>Where the simplified uAPI of October 2025 was proposed in another way than it was merged (specification 2.5).</summary>
public sealed class SimplifiedProposalTests
{
    private const string Proposed = "simplified-2025-10";
    private const string Merged = "linux-7.3";

    [Theory]
    [InlineData(Proposed, 0)]
    [InlineData(Merged, Errno.EINVAL)]
    public void A_finished_session_can_be_filled_again(string design, int expected)
    {
        var steps = Play(
            design, "tiny", "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'",
            "retrieve_fd s1' token 1 -> f1'", "finish s1'", "preserve_fd s1' f1' token 1");
        Assert.Equal(new Result(0), steps[5].Result);
        Assert.Equal(expected, steps[6].Result.Ret);
    }

    [Fact]
    public void A_session_that_was_filled_again_travels_again()
    {
        var steps = Play(
            Proposed, "tiny", "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'",
            "retrieve_fd s1' token 1 -> f1'", "finish s1'", "preserve_fd s1' f1' token 1", "reboot", "retrieve_session \"s1\" -> s1'", "retrieve_fd s1' token 1 -> f1'");
        Assert.All(steps, step => Assert.Equal(0, step.Result.Ret));
        Assert.All(steps, step => Assert.Empty(step.Violated));
    }

    [Theory]
    [InlineData(Proposed, Errno.EEXIST)]
    [InlineData(Merged, 0)]
    public void Its_name_must_be_free(string design, int expected)
    {
        var steps = Play(
            design, "tiny", "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'", "create_session \"s1\" -> s1", "finish s1'");
        Assert.Equal(expected, steps[5].Result.Ret);
        Assert.Equal(expected == 0, Has(steps[5], EventKind.Finish));
    }

    [Theory]
    [InlineData(Proposed, false, Errno.EINVAL)]
    [InlineData(Merged, true, Errno.ENOENT)]
    public void Closing_an_incoming_session_leaks_it(string design, bool finishes, int retrieve)
    {
        var steps = Play(
            design, "tiny", "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'", "close s1'",
            "retrieve_session \"s1\" -> s1'", "reboot", "retrieve_session \"s1\" -> s1'");
        Assert.Equal(finishes, Has(steps[4], EventKind.Finish));
        Assert.Equal(!finishes, steps[4].Violated.Contains("LUO039"));
        Assert.Equal(retrieve, steps[5].Result.Ret);
        Assert.Equal(Errno.ENOENT, steps[7].Result.Ret);
    }

    [Fact]
    public void A_frozen_session_preserves_nothing_more()
    {
        var steps = Play(
            Proposed, "descriptors", "create_session \"s1\" -> s1", "reboot nokexec", "preserve_fd s1 f1 token 1", "reboot",
            "open_dev -> dev", "retrieve_session \"s1\" -> s1'", "finish s1'");
        Assert.Equal(Errno.EBUSY, steps[2].Result.Ret);
        Assert.Equal(0, steps[^1].Result.Ret);
    }

    [Fact]
    public void A_refused_reboot_leaves_no_session_frozen()
    {
        var steps = Play(Proposed, "tiny", "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot!0", "preserve_fd s1 f2 token 2");
        Assert.Equal(Errno.EIO, steps[2].Result.Ret);
        Assert.Equal(new Result(0), steps[3].Result);
    }

    private static bool Has(TraceStep step, EventKind kind) => step.Events.Any(e => e.Kind == kind);

    /// <summary>Plays commands by their text; <c>!0</c> at the end lets the first point of the environment fail.</summary>
    private static IReadOnlyList<TraceStep> Play(string design, string workload, params string[] commands)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All);
        string[] texts = [.. set.System.Catalog.Commands.Select(command => Names.Of(command, set.System.Workload))];
        return TracePlayer.Play(set, [.. commands.Select(text =>
        {
            var index = Array.IndexOf(texts, text.Split('!')[0]);
            Assert.True(index >= 0, $"there is no command {text}");
            return new ReplayCommand(index, text.EndsWith("!0", StringComparison.Ordinal) ? 1UL : 0);
        })]).Steps;
    }
}
