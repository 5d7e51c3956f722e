namespace LuoModel.Search;

/// <summary>What a search can say about an invariant or a goal.</summary>
public enum ExplorationVerdict
{
    /// <summary>True of every reachable state within the workload's bounds.</summary>
    Holds,

    /// <summary>False, with a trace.</summary>
    Violated,

    /// <summary>Neither: the search ended before it had seen everything.</summary>
    Unknown,
}

/// <summary>A shortest violation.</summary>
/// <param name="Faults">Faults used.</param>
/// <param name="OnEdge">Whether the last step violates (a step invariant) or the state after it.</param>
/// <param name="Trace">The way there; its length is the violation's.</param>
public sealed record Counterexample(int Faults, bool OnEdge, ActionTrace Trace);

/// <summary>One invariant after a search.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Violations">States and edges that violate it, among those seen.</param>
/// <param name="Frontier">
/// Minimal pairs of faults and length, fewest faults first: no violation has both fewer (or as few) faults and a smaller (or
/// equal) length. Empty when none was found.
/// </param>
public sealed record InvariantReport(
    string Name,
    ExplorationVerdict Verdict,
    long Violations,
    IReadOnlyList<Counterexample> Frontier)
{
    /// <summary>The shortest violation, with the fewest faults among those of its length; null when none was found.</summary>
    public Counterexample? Shortest => Frontier.Count == 0 ? null : Frontier[^1];
}

/// <summary>States from which no way out leads to a goal any more.</summary>
/// <param name="States">How many there are.</param>
/// <param name="Entrances">How many of them were first reached from a state that was not doomed yet.</param>
/// <param name="Trace">Shortest way into one. Its last step is the last command at which doom could still be avoided.</param>
/// <param name="Escape">
/// What could have been done instead: the same way without the last step, then the shortest way to the goal; null when the
/// initial state is doomed already.
/// </param>
public sealed record Doom(long States, long Entrances, ActionTrace Trace, ActionTrace? Escape);

/// <summary>One goal after a search.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Verdict">
/// For a plain goal: <see cref="ExplorationVerdict.Holds"/> when it was reached, violated when it is unreachable. For one that must
/// always be possible: violated when a state that is reached without a failure is doomed.
/// </param>
/// <param name="Witness">Shortest way to a state that satisfies it; null when none was found.</param>
/// <param name="Doom">For a goal that must always be possible and is not: the doomed states that are reached without a failure.</param>
public sealed record GoalReport(Goal Goal, ExplorationVerdict Verdict, ActionTrace? Witness, Doom? Doom)
{
    /// <summary>Doomed states behind a failure, where the failure may be what dooms; null when there are none, or nobody looked. They leave the verdict alone.</summary>
    public Doom? DoomByFault { get; init; }
}

/// <summary>Everything a search found. Same model and counts in the bounds, same report, whatever the number of threads; but for the figures of <see cref="ExplorationCost"/>.</summary>
/// <param name="Outcome">Why the search ended.</param>
/// <param name="Distinct">Distinct states found, the initial one included; of representatives when <paramref name="Symmetry"/> is on.</param>
/// <param name="Transitions">Edges emitted: those back to the same state and several to one successor are counted each.</param>
/// <param name="Steps">Commands executed: edges and refused commands.</param>
/// <param name="LevelWidths">States at each distance from the initial state.</param>
/// <param name="Expanded">States whose edges were emitted.</param>
/// <param name="Inspected">States whose invariants and goals were looked at.</param>
/// <param name="Deadlocks">Expanded states without an edge.</param>
/// <param name="Symmetry">Whether symmetry was used.</param>
/// <param name="Represented">States that the inspected ones stand for; equal to their number without symmetry.</param>
/// <param name="Invariants">Every invariant, in the model's order.</param>
/// <param name="Goals">Every goal, in the model's order.</param>
/// <param name="CutOffs">What was not followed although the search came by it, by reason; empty when nothing was cut off.</param>
/// <param name="CompleteTo">Commands up to which every run was judged; null when runs of any length were.</param>
/// <param name="Cost">Time and memory.</param>
public sealed record ExplorationReport(
    ExplorationOutcome Outcome,
    int Distinct,
    long Transitions,
    long Steps,
    IReadOnlyList<int> LevelWidths,
    int Expanded,
    int Inspected,
    long Deadlocks,
    bool Symmetry,
    long Represented,
    IReadOnlyList<InvariantReport> Invariants,
    IReadOnlyList<GoalReport> Goals,
    IReadOnlyList<CutOff> CutOffs,
    int? CompleteTo,
    ExplorationCost Cost)
{
    /// <summary>Whether everything reachable was seen: the search ran into no bound, and cut nothing off.</summary>
    public bool Complete => Outcome == ExplorationOutcome.Complete && CutOffs.Count == 0;

    /// <summary>Levels of the search; the initial state is level 1. The longest shortest way to a state is one command less.</summary>
    public int Depth => LevelWidths.Count;
}

/// <summary>What a search took; the only part of a report that differs from run to run.</summary>
/// <param name="Threads">Workers.</param>
/// <param name="Elapsed">Time of the search, without building traces.</param>
/// <param name="Bytes">Most memory held for states, parents, table, edges and buffers.</param>
/// <param name="StateBytes">Memory of states, parents and table alone at the end.</param>
public sealed record ExplorationCost(int Threads, TimeSpan Elapsed, long Bytes, long StateBytes);
