using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Random;
using LuoModel.Search;

namespace LuoModel.Properties.Checking;

/// <summary>How a check runs. The defaults are those the manifest speaks of: bounds are counts, never time.</summary>
public sealed record CheckOptions
{
    /// <summary>States after which the exhaustive engine gives up unless told otherwise.</summary>
    public const int DefaultMaxStates = 4_000_000;

    /// <summary>Only these invariants; empty for all.</summary>
    public IReadOnlyList<string> Invariants { get; init; } = [];

    /// <summary>Faults in place of the workload's bound.</summary>
    public int? Faults { get; init; }

    /// <summary>Commands after which the exhaustive engine gives up.</summary>
    public int? MaxDepth { get; init; }

    /// <summary>Distinct states after which the exhaustive engine gives up.</summary>
    public int MaxStates { get; init; } = DefaultMaxStates;

    /// <summary>Time after which an engine gives up.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Explore one representative of each orbit; invariants with monitors, which follow slots, are left out.</summary>
    public bool Symmetry { get; init; }

    /// <summary>Stop at the shortest violation of each invariant asked for, and leave goals undecided: for callers who want nothing else.</summary>
    public bool OnlyShortest { get; init; }

    /// <summary>Threads.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Seed of the random engine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Commands of the random engine on one workload; null for as many as the time allows.</summary>
    public long? RandomCommands { get; init; } = RandomOptions.DefaultCommands;

    /// <summary>The sequences that the random engine begins with on a system, and changes; none where it begins by itself.</summary>
    public Func<LuoSystem, IReadOnlyList<IReadOnlyList<ReplayCommand>>> Seeds { get; init; } = _ => [];

    /// <summary>Receives the progress of the exhaustive engine.</summary>
    public IProgress<ExplorationProgress>? Progress { get; init; }

    /// <summary>Receives the progress of the random engine.</summary>
    public IProgress<RandomProgress>? RandomProgress { get; init; }

    /// <summary>Ends the run early; what is known is reported.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether nothing differs from what the manifest speaks of.</summary>
    public bool IsDefault => Invariants.Count == 0 && Faults is null && MaxDepth is null && MaxStates == DefaultMaxStates && Time is null && !Symmetry && !OnlyShortest;

    /// <summary>The workload with the bounds of these options.</summary>
    public Workload Bound(Workload workload) =>
        Faults is int faults ? workload with { Bounds = workload.Bounds with { Faults = faults } } : workload;
}
