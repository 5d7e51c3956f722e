using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;

namespace LuoModel.Tests.RandomSearch;

/// <summary>What the random engine promises: replay, determinism, shrinking to the shortest, agreement with the exhaustive engine.</summary>
public sealed class RandomEngineTests
{
    private static readonly RandomOptions s_few = new() { Commands = 60_000 };

    [Fact]
    public void The_same_seed_finds_the_same_whatever_the_threads()
    {
        var set = Set("small");
        Assert.Equal(Text(RandomEngine.Check(set, s_few)), Text(RandomEngine.Check(set, s_few with { Threads = 3 })));
        Assert.NotEqual(Text(RandomEngine.Check(set, s_few)), Text(RandomEngine.Check(set, s_few with { Seed = 2 })));
    }

    [Fact]
    public void A_shrunk_violation_replays_as_an_ordinary_trace()
    {
        var report = RandomEngine.Check(Set("small"), s_few);
        Assert.NotEmpty(report.Violations);
        Assert.All(report.Violations, violation =>
        {
            var replay = ReplayString.Parse(violation.Trace.Replay.ToString());
            Assert.Contains(violation.Invariant, ReplayPlayer.Play(replay, WorkloadCatalog.Get(replay.Workload)).Steps[^1].Violated);
        });
    }

    [Fact]
    public void A_drawn_case_replays_from_its_seed_size_faults_and_mask()
    {
        var drawn = RandomEngine.Check(Set("small"), s_few with { Guided = false }).Violations.ToArray();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, violation =>
        {
            var replay = ReplayString.Parse(violation.Drawn!.ToString());
            Assert.Equal(violation.Drawn, replay);
            var trace = ReplayPlayer.Play(replay, WorkloadCatalog.Get(replay.Workload));
            Assert.Contains(violation.Invariant, trace.Steps[violation.OriginalLength - 1].Violated);
        });
        Assert.Contains(drawn, violation => violation.Drawn!.Draw!.Swarm != 0);
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("ring")]
    [InlineData("hugetlb")]
    public void It_finds_what_the_exhaustive_engine_finds_and_hardly_longer(string workload)
    {
        var run = Checker.Run(DesignCatalog.Linux73, WorkloadCatalog.Get(workload), Checker.Own, new CheckOptions { Seed = 3 });
        Assert.Empty(run.Disagreements);
        var lengths = run.Rows.Where(row => row.Verdict == Verdict.Violated).ToLookup(row => row.Engine);
        Assert.NotEmpty(lengths[ExhaustiveCheck.Engine]);
        int[] excess =
        [
            .. from row in lengths[ExhaustiveCheck.Engine]
               join random in lengths[RandomCheck.Engine] on row.Invariant equals random.Invariant
               select random.Length!.Value - row.Length!.Value,
        ];
        Assert.All(excess, longer => Assert.True(longer >= 0, "nothing is shorter than the shortest"));
        Assert.True(excess.Length >= lengths[ExhaustiveCheck.Engine].Count() - 1, "at most one is missed");
        Assert.True(excess.Order().ElementAt(excess.Length / 2) <= 2, "the median is at most 2 longer");
    }

    [Fact]
    public void Nothing_can_be_left_out_of_a_shrunk_trace()
    {
        var set = Set("small");
        foreach (var violation in RandomEngine.Check(set, s_few).Violations)
        {
            var commands = violation.Trace.Steps.Select(step => step.Replay).ToArray();
            for (var i = 0; i < commands.Length - 1; i++)
            {
                Assert.False(StillViolates(set, [.. commands[..i], .. commands[(i + 1)..]], violation), $"{violation.Trace.Replay} needs no command {i + 1}");
            }
        }
    }

    [Fact]
    public void A_run_tells_what_it_did()
    {
        var seen = RandomEngine.Check(Set("small"), s_few).Distribution;
        Assert.InRange(seen.Commands, s_few.Commands, s_few.Commands + (4 * RandomOptions.DefaultSize));
        Assert.Equal(seen.Cases, seen.Depths.Sum());
        Assert.Equal(seen.Cases, seen.Kexecs.Sum());
        Assert.Equal(seen.Cases, seen.Faults.Sum());
        Assert.True(seen.Kexecs[2] > seen.Cases / 4, "a quarter of the cases gets through both kexecs");
        Assert.True(seen.Faults.Skip(2).Sum() == 0, "the workload allows one fault");
        Assert.InRange(seen.Refused, seen.Commands / 20, seen.Commands / 4 * 3);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var set = Set("small");
        var features = new SwarmFeatures(set.System);
        var runner = new CaseRunner(set, features, new CommandDraw(set.System, features), new KnownCauses(set.Invariants.Count, most: 0));
        var which = new RandomCase(new RandomDraw(7, 20_000, 1, 0));
        Assert.True(runner.Passes(which, []));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(runner.Passes(which, []));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void It_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var report = RandomEngine.Check(Set("small"), s_few with { Commands = long.MaxValue, Cancellation = stop.Token });
        Assert.False(report.Complete);
    }

    private static InvariantSet Set(string workload) => InvariantSet.For(DesignCatalog.Linux73, WorkloadCatalog.Get(workload), InvariantCatalog.All);

    private static string Text(RandomReport report) => string.Join('\n',
        report.Violations.Select(violation => $"{violation.Invariant} {violation.Cause} {violation.Trace.Replay} {violation.Drawn} {violation.AfterCommands}")
            .Append($"{report.Distribution.Commands} {report.Distribution.Cases} {report.Distribution.Refused} {report.Distribution.Tuples.Count} {report.ShrinkCommands}"));

    private static bool StillViolates(InvariantSet set, ReplayCommand[] commands, RandomViolation violation)
    {
        var features = new SwarmFeatures(set.System);
        var runner = new CaseRunner(set, features, new CommandDraw(set.System, features), new KnownCauses(set.Invariants.Count, most: 0));
        var last = violation.Trace.Steps[^1];
        var cause = RawCause.Of(set.Invariants.ToList().FindIndex(invariant => invariant.Id == violation.Invariant), last.Command.Op, last.Result);
        return !runner.Passes(new RandomCase(new RandomCase(new RandomDraw(1, 1, 0, 0)) { Target = cause }, commands), []);
    }
}
