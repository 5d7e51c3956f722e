namespace LuoModel.Search;

/// <summary>Receives the edges that leave one state, in the model's order.</summary>
public interface IEmitter
{
    /// <summary>One command with one outcome.</summary>
    /// <param name="successor">State afterwards; copied before the call returns, so the model may reuse the memory.</param>
    /// <param name="action">What was done, in the model's own code: command and choices of the environment.</param>
    /// <param name="violated">Step invariants that this edge violates, bit per entry of the model's list.</param>
    /// <param name="isWayOut">
    /// Whether a way to a goal that must always be possible may go over this edge: false for one that takes a failure, or gives up what the goal is about.
    /// </param>
    void Edge(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, bool isWayOut = true);

    /// <summary>Counts commands that were executed, refused and changed nothing; they are steps but not edges.</summary>
    /// <param name="commands">How many.</param>
    void Refused(int commands);

    /// <summary>One command whose successor the search can not keep: it is judged, and not followed.</summary>
    /// <param name="successor">State afterwards; copied before the call returns.</param>
    /// <param name="action">What was done, in the model's own code.</param>
    /// <param name="violated">Step invariants that the edge violates and state invariants that the successor does; nobody asks the latter again.</param>
    /// <param name="reason">Why, entry of <see cref="IExplorable{TSelf}.CutReasons"/>.</param>
    void Cut(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, int reason);

    /// <summary>One command that was not executed, or not to its end: neither judged nor followed.</summary>
    /// <param name="reason">Why, entry of <see cref="IExplorable{TSelf}.CutReasons"/>.</param>
    void Skip(int reason);
}
