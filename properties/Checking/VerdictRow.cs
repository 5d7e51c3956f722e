using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Checking;

/// <summary>A minimal pair of what a violation costs.</summary>
/// <param name="Faults">Faults it needs.</param>
/// <param name="Length">Commands of the shortest trace with that many faults.</param>
public readonly record struct FaultFrontierPoint(int Faults, int Length);

/// <summary>One invariant under one engine.</summary>
/// <param name="Invariant">LUO0nn, or the id of a theorem.</param>
/// <param name="Engine"><c>exhaustive</c>, <c>random</c> or <c>solver</c>.</param>
/// <param name="Verdict">What the engine says.</param>
public sealed record VerdictRow(string Invariant, string Engine, Verdict Verdict)
{
    /// <summary>The shortest trace found, null unless violated.</summary>
    public Trace? Trace { get; init; }

    /// <summary>Whether a released kernel can do what <see cref="Trace"/> does; null without a trace.</summary>
    public ReleasedReach? Reach => field ??= Trace is { } trace && InvariantCatalog.All.Any(known => known.Id == Invariant) ? ReleasedReach.Of(trace, Invariant) : null;

    /// <summary>Commands of the shortest trace, null unless violated.</summary>
    public int? Length { get; init; }

    /// <summary>Faults of that trace, null unless violated.</summary>
    public int? Faults { get; init; }

    /// <summary>Minimal (faults, length) pairs, fewest faults first; exhaustive engine and solver.</summary>
    public IReadOnlyList<FaultFrontierPoint> Frontier { get; init; } = [];

    /// <summary>Commands up to which the solver looked at every run, null of other engines: longer violations it has not seen.</summary>
    public int? Bound { get; init; }

    /// <summary>
    /// Commands up to which the engine looked at every run within the workload's bounds, so that <see cref="Frontier"/> misses nothing as short;
    /// <see cref="int.MaxValue"/> when it looked at all of them, 0 when it claims nothing of the kind.
    /// </summary>
    public int ExactTo { get; init; }

    /// <summary>What the violations cost: the minimal pairs, else the one trace that was come across; empty unless violated.</summary>
    public IReadOnlyList<FaultFrontierPoint> Costs => Frontier.Count > 0 ? Frontier
        : Verdict == Verdict.Violated && Length is { } length && Faults is { } faults ? [new(faults, length)] : [];

    /// <summary>States and steps that put the invariant to the test, null where nobody counted. 0 beside "holds" means that it held for want of anything to say.</summary>
    public long? Tested { get; init; }

    /// <summary>States seen (exhaustive) or commands executed (random).</summary>
    public long? Seen { get; init; }

    /// <summary>What replays the trace or the run, null when there is nothing to replay.</summary>
    public string? Replay { get; init; }
}
