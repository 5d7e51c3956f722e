using System.Diagnostics;
using LuoModel.Bench.Steps;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;

namespace LuoModel.Bench.Random;

/// <summary>Measures the random engine: speed, what guidance is worth, how soon defects are found, how short their traces become.</summary>
public static class RandomBench
{
    private const int Repetitions = 3;

    /// <summary>
    /// Speed on one workload: cases with every invariant, nothing shrunk, on one thread and on several; beside it the rate of steps on plain random walks with
    /// events, monitors and invariants, and nothing else. All are run in turn, three times; the fastest counts.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="commands">Commands of each measurement and thread.</param>
    /// <param name="threads">Threads, each with a lane of its own.</param>
    public static IReadOnlyList<SpeedResult> Speed(Design design, Workload workload, long commands, IReadOnlyList<int> threads)
    {
        var set = InvariantSet.For(design, workload, InvariantCatalog.All);
        _ = StepBench.Checked(set, commands / 4);
        _ = Cases(set, commands / 4, 1);
        var bare = 0.0;
        var best = new SpeedResult?[threads.Count];
        for (var i = 0; i < Repetitions; i++)
        {
            var watch = Stopwatch.StartNew();
            _ = StepBench.Checked(set, commands);
            bare = Math.Max(bare, commands / watch.Elapsed.TotalSeconds);
            for (var t = 0; t < threads.Count; t++)
            {
                var result = Measure(set, commands, threads[t]);
                best[t] = best[t] is { } before && before.CommandsPerSecond >= result.CommandsPerSecond ? before : result;
            }
        }

        return [.. best.Select(result => result! with { BareCommandsPerSecond = bare })];
    }

    /// <summary>Tuples reached with and without guidance by equal numbers of commands.</summary>
    public static GuidanceResult Guidance(Design design, Workload workload, long commands, ulong seed)
    {
        var set = InvariantSet.For(design, workload, InvariantCatalog.All);
        var options = new RandomOptions { Commands = commands, Seed = seed, MostPerInvariant = 0, Lanes = 1 };
        return new GuidanceResult(
            workload.Id, seed, commands,
            RandomEngine.Check(set, options with { Guided = true }).Distribution.Tuples.Count,
            RandomEngine.Check(set, options with { Guided = false }).Distribution.Tuples.Count);
    }

    /// <summary>How soon a defect is found, and how short its trace becomes.</summary>
    /// <param name="bug">A row that some design can show.</param>
    /// <param name="shortest">Commands of the exhaustive engine's shortest trace.</param>
    /// <param name="seeds">Seeds 1 to this one.</param>
    /// <param name="options">Swarm and guidance; the time is the most that a seed gets.</param>
    public static DefectResult Defect(Bug bug, int? shortest, int seeds, RandomOptions options)
    {
        var check = new CheckOptions { Invariants = [bug.Invariant!], Faults = bug.Faults };
        var set = ExhaustiveCheck.Bind(DesignText.Parse(bug.Design!), WorkloadCatalog.Get(bug.Workload!), check);
        return new DefectResult(
            bug, options.Swarm, options.Guided, shortest,
            [.. Enumerable.Range(1, seeds).TakeWhile(_ => !options.Cancellation.IsCancellationRequested).Select(seed => Search(set, bug, options with { Seed = (ulong)seed }))]);
    }

    private static DefectSearch Search(InvariantSet set, Bug bug, RandomOptions options)
    {
        var report = RandomEngine.Check(set, options with { Commands = long.MaxValue, Lanes = 1, StopOnce = new HashSet<string> { bug.Invariant! } });
        return report.Shortest(bug.Invariant!) is { } found
            ? new DefectSearch(options.Seed, found.AfterSeconds, found.AfterCommands, found.Trace.Steps.Count)
            : new DefectSearch(options.Seed, null, report.Distribution.Commands, null);
    }

    private static SpeedResult Measure(InvariantSet set, long commands, int threads)
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var report = Cases(set, commands * threads, threads);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new SpeedResult(
            set.System.Workload.Id, threads, report.Distribution.Commands, report.Seconds, 0, (double)bytes / report.Distribution.Commands);
    }

    private static RandomReport Cases(InvariantSet set, long commands, int threads) =>
        RandomEngine.Check(set, new RandomOptions { Commands = commands, Lanes = threads, Threads = threads, MostPerInvariant = 0 });
}
