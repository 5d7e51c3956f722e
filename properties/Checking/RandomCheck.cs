using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;

namespace LuoModel.Properties.Checking;

/// <summary>What the random engine knows beside verdicts.</summary>
/// <param name="Report">What it did.</param>
public sealed record RandomFacts(RandomReport Report) : EngineFacts;

/// <summary>The random engine's part of a check.</summary>
public sealed class RandomCheck : IEngine
{
    /// <summary>The name in reports.</summary>
    public const string Engine = "random";

    /// <inheritdoc/>
    public string Name => Engine;

    /// <inheritdoc/>
    public bool ExecutesTheStep => true;

    /// <inheritdoc/>
    public EngineResult Check(InvariantSet set, CheckOptions options)
    {
        var report = RandomEngine.Check(set, Options(options, set.System.Workload) with { Seeds = options.Seeds(set.System) });
        return new EngineResult([.. Rows(report)], new RandomFacts(report));
    }

    /// <summary>Commands of the longest cases on grown workloads.</summary>
    private const int LargestSize = 20_000;

    /// <summary>How the random engine runs for a check. Without a bound of commands it soaks: every thread is a lane, and every cause is kept.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="workload">The workload; cases on a grown one are longer.</param>
    public static RandomOptions Options(CheckOptions options, Workload workload)
    {
        var size = SizeFor(workload);
        var bound = new RandomOptions
        {
            Seed = options.Seed,
            Threads = options.Threads,
            Time = options.Time,
            Size = options.MaxDepth is { } depth ? Math.Clamp(depth, 1, size) : size,
            Progress = options.RandomProgress,
            Cancellation = options.Cancellation,
        };
        return options.RandomCommands is { } commands
            ? bound with { Commands = commands }
            : bound with { Commands = long.MaxValue, Lanes = options.Threads, MostPerInvariant = int.MaxValue };
    }

    /// <summary>Enough commands to fill the sessions of a grown workload and hand them over.</summary>
    private static int SizeFor(Workload workload) =>
        Math.Max(RandomOptions.DefaultSize, Math.Min(LargestSize, 4 * ((workload.FileGroups > 0 ? workload.Names.Count : 0) + (workload.FileGroups * workload.Tokens.Count))));

    /// <summary>A run as verdicts: the shortest violation of each invariant, else not found.</summary>
    public static IEnumerable<VerdictRow> Rows(RandomReport report) => report.Set.Invariants.Select(invariant => Row(report, invariant.Id));

    private static VerdictRow Row(RandomReport report, string invariant)
    {
        var seen = report.Distribution.Commands;
        return report.Shortest(invariant) is { } violation
            ? new VerdictRow(invariant, Engine, Verdict.Violated)
            {
                Trace = violation.Trace,
                Length = violation.Trace.Steps.Count,
                Faults = violation.Trace.Faults,
                Replay = violation.Trace.Replay.ToString(),
                Seen = seen,
            }
            : new VerdictRow(invariant, Engine, Verdict.NotFound) { Seen = seen };
    }
}
