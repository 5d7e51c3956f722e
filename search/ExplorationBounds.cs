namespace LuoModel.Search;

/// <summary>
/// Where a search gives up. Running into a bound turns "holds" into "unknown" and leaves every violation found standing. Bounds by
/// states and depth cut at the same place whatever the number of threads; those by time and memory depend on the machine.
/// </summary>
/// <param name="MaxStates">Stops soon after this many distinct states were found; the report says how many it were.</param>
/// <param name="MaxDepth">States at this distance (commands) from the initial state are inspected but not expanded.</param>
/// <param name="MaxTime">Wall-clock limit, looked at some hundred times a second.</param>
/// <param name="MaxBytes">Limit for states, links, table and buffers together; never more than four fifths of the machine's memory.</param>
public sealed record ExplorationBounds(
    int MaxStates = int.MaxValue - 1,
    int MaxDepth = int.MaxValue - 1,
    TimeSpan? MaxTime = null,
    long MaxBytes = long.MaxValue)
{
    /// <summary>No bound at all.</summary>
    public static ExplorationBounds None { get; } = new();
}
