using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Properties.Checking;

/// <summary>What the exhaustive engine knows beside verdicts.</summary>
/// <param name="Report">What it saw.</param>
/// <param name="Coverage">What it executed and saw.</param>
public sealed record ExhaustiveFacts(ExplorationReport Report, LuoCoverage Coverage) : EngineFacts;

/// <summary>The exhaustive engine's part of a check.</summary>
public sealed class ExhaustiveCheck : IEngine
{
    /// <summary>The name in reports.</summary>
    public const string Engine = "exhaustive";

    /// <inheritdoc/>
    public string Name => Engine;

    /// <inheritdoc/>
    public bool ExecutesTheStep => true;

    /// <inheritdoc/>
    public EngineResult Check(InvariantSet set, CheckOptions options)
    {
        var (rows, report) = Run(set, options, out var coverage);
        return new EngineResult(rows, new ExhaustiveFacts(report, coverage));
    }

    /// <summary>Binds the chosen invariants to a design on a workload.</summary>
    public static InvariantSet Bind(Design design, Workload workload, CheckOptions options)
    {
        var bound = options.Bound(workload);
        var chosen = options.Invariants.Count == 0 ? InvariantCatalog.All : options.Invariants.Select(InvariantCatalog.Get);
        if (options.Symmetry)
        {
            var bare = new LuoSystem(design, bound);
            chosen = chosen.Where(invariant => invariant.MonitorBits(bare) == 0);
        }

        return InvariantSet.For(design, bound, chosen);
    }

    /// <summary>Explores, and turns what was found into verdicts with their traces.</summary>
    /// <param name="set">Design, workload and invariants.</param>
    /// <param name="options">Bounds, threads, progress.</param>
    /// <param name="coverage">Receives what was reached.</param>
    public static (IReadOnlyList<VerdictRow> Rows, ExplorationReport Report) Run(InvariantSet set, CheckOptions options, out LuoCoverage coverage)
    {
        var model = new LuoExplorable(set);
        var report = Explorer.Explore(model, new ExplorationOptions
        {
            Bounds = new ExplorationBounds(
                MaxStates: options.MaxStates,
                MaxDepth: options.MaxDepth ?? (int.MaxValue - 1),
                MaxTime: options.Time),
            Threads = options.Threads,
            Symmetry = options.Symmetry,
            StopOnceViolated = options.OnlyShortest ? UInt128.MaxValue >> (InvariantSet.Most - set.Invariants.Count) : 0,
            DecideAlways = !options.OnlyShortest,
            Progress = options.Progress,
            Cancellation = options.Cancellation,
        });
        coverage = model.Coverage;
        var tested = coverage.Tested;
        return ([.. report.Invariants.Select((invariant, i) => Row(set, report, invariant) with { Tested = tested[i] })], report);
    }

    private static VerdictRow Row(InvariantSet set, ExplorationReport report, InvariantReport invariant)
    {
        var verdict = invariant.Verdict switch
        {
            ExplorationVerdict.Holds => Verdict.Holds,
            ExplorationVerdict.Violated => Verdict.Violated,
            _ => Verdict.Unknown,
        };
        var row = new VerdictRow(invariant.Name, Engine, verdict) { Seen = report.Distinct, ExactTo = report.CompleteTo ?? int.MaxValue };
        if (invariant.Shortest is not { } shortest)
        {
            return row;
        }

        var trace = TracePlayer.Play(set, shortest.Trace);
        return row with
        {
            Trace = trace,
            Length = trace.Steps.Count,
            Faults = trace.Faults,
            Frontier = [.. invariant.Frontier.Select(point => new FaultFrontierPoint(point.Faults, point.Trace.Length))],
            Replay = trace.Replay.ToString(),
        };
    }
}
