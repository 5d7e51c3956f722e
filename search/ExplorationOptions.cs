namespace LuoModel.Search;

/// <summary>How to search; everything has a default.</summary>
public sealed record ExplorationOptions
{
    /// <summary>Where to give up.</summary>
    public ExplorationBounds Bounds { get; init; } = ExplorationBounds.None;

    /// <summary>Number of workers, at least 1. Reports do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether states are replaced by the representatives of their orbits before they are stored.</summary>
    public bool Symmetry { get; init; }

    /// <summary>
    /// Ends the search with the level at which every invariant of this mask has been violated; 0 goes on to the end. For callers who
    /// want only the shortest counterexample of known invariants.
    /// </summary>
    public UInt128 StopOnceViolated { get; init; }

    /// <summary>
    /// Whether goals that must always be possible are decided. It takes 4 bytes for each edge and 8 for each state; without it such
    /// goals are reported as unknown.
    /// </summary>
    public bool DecideAlways { get; init; } = true;

    /// <summary>Receives progress; called from the thread that runs the search.</summary>
    public IProgress<ExplorationProgress>? Progress { get; init; }

    /// <summary>Least time between two calls of <see cref="Progress"/>.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Ends the search early; what is known so far is reported.</summary>
    public CancellationToken Cancellation { get; init; }
}
