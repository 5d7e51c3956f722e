namespace LuoModel.Search;

/// <summary>Receives the edges that leave one state, in the model's order.</summary>
public interface IEmitter
{
    /// <summary>One command with one outcome.</summary>
    /// <param name="successor">State afterwards; copied before the call returns, so the model may reuse the memory.</param>
    /// <param name="action">What was done, in the model's own code: command and choices of the environment.</param>
    /// <param name="violated">Step invariants that this edge violates, bit per entry of the model's list.</param>
    void Edge(ReadOnlySpan<ulong> successor, uint action, ulong violated);

    /// <summary>Counts commands that were executed, refused and changed nothing; they are steps but not edges.</summary>
    /// <param name="commands">How many.</param>
    void Refused(int commands);
}
