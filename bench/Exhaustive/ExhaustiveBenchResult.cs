namespace LuoModel.Bench.Exhaustive;

/// <summary>One line of <c>luo bench exhaustive</c>.</summary>
/// <param name="Case">Id of the case.</param>
/// <param name="Threads">Workers.</param>
/// <param name="Distinct">Distinct states.</param>
/// <param name="Transitions">Edges.</param>
/// <param name="Depth">Levels; the initial state is level 1.</param>
/// <param name="Seconds">Shortest time of the repetitions.</param>
/// <param name="StatesPerSecond">Distinct states per second at that time.</param>
/// <param name="BytesPerState">Memory for states, parents and table at the end, for each distinct state.</param>
/// <param name="CommandsPerSecond">Commands executed per second, refused ones included.</param>
/// <param name="StepsPerState">Commands executed for each distinct state.</param>
/// <param name="Ratio">
/// Speed relative to the reference of the case (a bare hand-packed search of the same model with one thread, without traces), the
/// median over repetitions that alternate the two; null where there is none.
/// </param>
/// <param name="Speedup">Speed relative to one thread, the median over alternating repetitions; null for one thread.</param>
/// <param name="Exact">Whether the counts are the pinned ones; null where none are pinned.</param>
public sealed record ExhaustiveBenchResult(
    string Case,
    int Threads,
    int Distinct,
    long Transitions,
    int Depth,
    double Seconds,
    double StatesPerSecond,
    double BytesPerState,
    double CommandsPerSecond,
    double StepsPerState,
    double? Ratio,
    double? Speedup,
    bool? Exact);
