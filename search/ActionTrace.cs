namespace LuoModel.Search;

/// <summary>One edge of a trace.</summary>
/// <param name="Action">The model's code of what was done.</param>
/// <param name="State">State afterwards, <see cref="IExplorable{TSelf}.StateWords"/> words.</param>
public sealed record ActionStep(ulong Action, ReadOnlyMemory<ulong> State);

/// <summary>
/// A run of a model from its initial state. With symmetry on it is still a run of the model itself, not of representatives: each
/// step's state is what the model made of the step before.
/// </summary>
/// <param name="Initial">Initial state.</param>
/// <param name="Steps">What was done, in order.</param>
public sealed record ActionTrace(ReadOnlyMemory<ulong> Initial, IReadOnlyList<ActionStep> Steps)
{
    /// <summary>Length in commands.</summary>
    public int Length => Steps.Count;

    /// <summary>State at the end.</summary>
    public ReadOnlyMemory<ulong> Last => Steps.Count == 0 ? Initial : Steps[^1].State;
}
