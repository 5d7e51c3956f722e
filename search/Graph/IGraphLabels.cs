namespace LuoModel.Search.Graph;

/// <summary>Words for the states and actions of a model. Lines are separated by a line feed; the writers escape what their format needs.</summary>
public interface IGraphLabels
{
    /// <summary>A whole state; for the initial one.</summary>
    /// <param name="state">The state.</param>
    string State(ReadOnlySpan<ulong> state);

    /// <summary>What differs between two states; for all others, beside the one they were first reached from.</summary>
    /// <param name="before">State before.</param>
    /// <param name="after">State after.</param>
    string Change(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after);

    /// <summary>An action.</summary>
    /// <param name="action">The model's code.</param>
    string Action(ulong action);
}
