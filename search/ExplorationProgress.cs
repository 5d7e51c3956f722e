namespace LuoModel.Search;

/// <summary>A look at a running search.</summary>
/// <param name="Distinct">Distinct states found.</param>
/// <param name="Queued">States found and not yet expanded.</param>
/// <param name="Transitions">Edges emitted.</param>
/// <param name="Depth">Levels begun; the initial state is level 1.</param>
/// <param name="Bytes">Memory of states, links, table and buffers.</param>
/// <param name="Elapsed">Time since the search began.</param>
/// <param name="Predicted">Expected number of distinct states at the end, from the growth so far; null while growth does not slow down.</param>
public sealed record ExplorationProgress(
    int Distinct,
    int Queued,
    long Transitions,
    int Depth,
    long Bytes,
    TimeSpan Elapsed,
    long? Predicted)
{
    /// <summary>Invariants that are violated by what was seen so far, as bits.</summary>
    public UInt128 Violated { get; init; }

    /// <summary>Distinct states per second since the search began.</summary>
    public double StatesPerSecond => Elapsed.TotalSeconds > 0 ? Distinct / Elapsed.TotalSeconds : 0;
}
