using System.Diagnostics;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Random;

/// <summary>Looks for violations by random sequences of commands and faults, and shrinks what it finds.</summary>
public static class RandomEngine
{
    /// <summary>Runs cases within the bounds of the workload until a bound of the options is reached.</summary>
    public static RandomReport Check(InvariantSet set, RandomOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Lanes, 1);
        var watch = Stopwatch.StartNew();
        var lanes = Enumerable.Range(0, options.Lanes).Select(number => new Lane(set, options, number, watch)).ToArray();
        if (options.Threads == 1)
        {
            Array.ForEach(lanes, lane => lane.Run());
        }
        else
        {
            Parallel.ForEach(lanes, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, lane => lane.Run());
        }

        var distribution = new Distribution(set.System);
        foreach (var lane in lanes)
        {
            distribution.Add(lane.Distribution);
        }

        RandomViolation[] distinct =
        [
            .. lanes.SelectMany(lane => lane.Violations)
                .OrderBy(violation => violation.Invariant, StringComparer.Ordinal).ThenBy(violation => violation.Trace.Steps.Count).ThenBy(violation => violation.Trace.Faults)
                .DistinctBy(violation => (violation.Invariant, violation.Cause)),
        ];
        return new RandomReport(set, distinct, distribution, lanes.Sum(lane => lane.ShrinkCommands), watch.Elapsed.TotalSeconds, lanes.All(lane => lane.Complete));
    }

    /// <summary>The commands and faults that a drawn case stands for: what its replay string plays.</summary>
    public static IReadOnlyList<ReplayCommand> Expand(InvariantSet set, RandomDraw draw)
    {
        var features = new SwarmFeatures(set.System);
        var runner = new CaseRunner(set, features, new CommandDraw(set.System, features), new KnownCauses(set.Invariants.Count, most: 0));
        _ = runner.Passes(new RandomCase(draw), []);
        return runner.Executed.ToArray();
    }
}
