using System.Text.Json;
using LuoModel.Model.Commands;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Luo;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Checking;

/// <summary>A clean end that is no longer possible: the way into it, and the way round it.</summary>
public sealed class DoomTests
{
    private const int CleanEnd = 4;

    [Theory]
    [InlineData("ring")]
    [InlineData("blocks")]
    [InlineData("full-block")]
    public void The_way_round_a_doomed_state_parts_at_its_last_command_and_ends_clean(string workload)
    {
        var goal = AlwaysGoal(workload);
        var doomed = ReplayString.Parse(goal.GetProperty("doomedBy").GetString()!);
        var avoided = ReplayString.Parse(goal.GetProperty("avoidedBy").GetString()!);

        Assert.Equal(goal.GetProperty("doomedAfter").GetInt32(), doomed.Commands.Count);
        Assert.Equal(doomed.Commands.SkipLast(1), avoided.Commands.Take(doomed.Commands.Count - 1));
        Assert.False(EndsClean(workload, doomed));
        Assert.True(EndsClean(workload, avoided));
    }

    [Theory]
    [InlineData("ring", false)]
    [InlineData("full-block", true)] // the machine stops, and stays so
    public void A_doomed_state_is_the_knot_of_a_lasso_that_never_ends_clean(string workload, bool stops)
    {
        var goal = AlwaysGoal(workload);
        var doomed = ReplayString.Parse(goal.GetProperty("doomedBy").GetString()!);
        var lasso = ReplayString.Parse(goal.GetProperty("lasso").GetString()!);

        Assert.Equal(doomed.Commands, lasso.Commands.Take(doomed.Commands.Count));
        var trace = ReplayPlayer.Play(lasso, WorkloadCatalog.Get(workload));
        Assert.Equal(stops, trace.Steps[^1].Result.Outcome != Outcome.Returned);
        Assert.InRange(trace.Loop ?? (stops ? trace.Steps.Count : -1), doomed.Commands.Count, trace.Steps.Count);
        Assert.False(EndsClean(workload, lasso));
        Assert.Contains("\"loop\"", CliRun.Of("trace", lasso.ToString(), "--format", "itf").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_a_failure_dooms_is_told_apart()
    {
        var goal = AlwaysGoal("tiny");
        Assert.False(goal.TryGetProperty("doomedBy", out _));
        Assert.Equal("holds", goal.GetProperty("verdict").GetString());
        var trace = ReplayPlayer.Play(ReplayString.Parse(goal.GetProperty("doomedByFaultBy").GetString()!), WorkloadCatalog.Get("tiny"));
        Assert.True(trace.Faults > 0);
        Assert.Equal(goal.GetProperty("doomedByFaultAfter").GetInt32(), trace.Steps.Count);
    }

    /// <summary>A kexec that leaves a handed-over session behind is no way to a clean end, and neither is a failure.</summary>
    [Fact]
    public void The_way_round_neither_fails_nor_leaves_a_session_behind()
    {
        var avoided = ReplayString.Parse(AlwaysGoal("ring").GetProperty("avoidedBy").GetString()!);
        var trace = ReplayPlayer.Play(avoided, WorkloadCatalog.Get("ring"));
        Assert.Equal(0, trace.Faults);
        Assert.All(trace.Steps.Skip(1).Zip(trace.Steps), pair => Assert.False(
            pair.First.Command.Op == Op.Reboot && pair.Second.State(trace.System).Core.IncomingCount > 0));
    }

    [Fact]
    public void The_text_shows_both()
    {
        var run = CliRun.Of("check", "--workload", "ring", "--invariant", "LUO001");

        Assert.Contains("doomed on linux-7.3, workload ring: 3 commands, 0 faults\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("command 3 is the last at which it could be avoided, for example by\n", run.Output, StringComparison.Ordinal);
    }

    private static JsonElement AlwaysGoal(string workload)
    {
        var run = CliRun.Of("check", "--workload", workload, "--invariant", "LUO001", "--json", "-");
        return JsonDocument.Parse(run.Output).RootElement.GetProperty("runs")[0].GetProperty("goals").EnumerateArray()
            .Single(goal => goal.GetProperty("always").GetBoolean());
    }

    private static bool EndsClean(string workload, ReplayString replay)
    {
        var trace = ReplayPlayer.Play(replay, WorkloadCatalog.Get(workload));
        var end = trace.Steps[^1].State(trace.System);
        return (LuoGoals.Reached(end, trace.System) >> CleanEnd & 1) != 0;
    }
}
