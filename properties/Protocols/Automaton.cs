namespace LuoModel.Properties.Protocols;

/// <summary>One step of an automaton.</summary>
/// <param name="From">The state it is in.</param>
/// <param name="Event">What happens.</param>
/// <param name="To">The state it is in then.</param>
public readonly record struct Transition(string From, string Event, string To);

/// <summary>
/// A deterministic automaton over events of the kernel, in the sense of Documentation/trace/rv/deterministic_automata.rst: an event that the state has no
/// transition for is refused. Every state is a final one.
/// </summary>
/// <param name="Name">Its name, a C identifier.</param>
/// <param name="Says">What it says, one sentence.</param>
/// <param name="Invariants">The invariants whose protocol it is.</param>
/// <param name="Of">What there is one of for each: a file, an FLB.</param>
/// <param name="Initial">The state it starts in.</param>
/// <param name="Transitions">The transitions; no two have the same state and event.</param>
public sealed record Automaton(string Name, string Says, IReadOnlyList<string> Invariants, string Of, string Initial, IReadOnlyList<Transition> Transitions)
{
    /// <summary>The states: the initial one first, the others as they come up.</summary>
    public IReadOnlyList<string> States => [.. Transitions.SelectMany(transition => (string[])[transition.From, transition.To]).Prepend(Initial).Distinct(StringComparer.Ordinal)];

    /// <summary>The events, as they come up.</summary>
    public IReadOnlyList<string> Events => [.. Transitions.Select(transition => transition.Event).Distinct(StringComparer.Ordinal)];

    /// <summary>The state behind an event; null where the state refuses it.</summary>
    public string? Next(string state, string what)
    {
        foreach (var transition in Transitions)
        {
            if (transition.From == state && transition.Event == what)
            {
                return transition.To;
            }
        }

        return null;
    }
}
