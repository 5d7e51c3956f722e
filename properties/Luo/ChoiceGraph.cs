using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Luo;

/// <summary>One thing that can be done in a state of a <see cref="ChoiceGraph"/>.</summary>
/// <param name="Step">The step.</param>
/// <param name="To">Number of the state it leads to.</param>
public readonly record struct ChoiceEdge(TraceStep Step, int To);

/// <summary>A state of a <see cref="ChoiceGraph"/>.</summary>
/// <param name="State">The state.</param>
/// <param name="Parent">Number of the state it was first reached from; -1 for the initial one.</param>
/// <param name="Choices">What can be done in it.</param>
public sealed record ChoiceNode(byte[] State, int Parent, IReadOnlyList<ChoiceEdge> Choices);

/// <summary>
/// The whole state graph of a small workload with all that can be told about each step, to be walked without the step. A failure that changes nothing but
/// the count of failures is left out, as the exhaustive engine leaves it out; a command without failure that changes nothing stays, with its answer.
/// </summary>
/// <param name="Set">Design, workload and invariants.</param>
/// <param name="Nodes">The states in the order of a breadth-first search; the first is the initial one.</param>
public sealed record ChoiceGraph(InvariantSet Set, IReadOnlyList<ChoiceNode> Nodes)
{
    /// <summary>The edges of all states together.</summary>
    public int Edges => Nodes.Sum(node => node.Choices.Count);

    /// <summary>The graph of a system, null when it has more than <paramref name="mostStates"/> states or one that has no room for a step.</summary>
    /// <param name="set">Design, workload and invariants.</param>
    /// <param name="mostStates">Most states.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static ChoiceGraph? Of(InvariantSet set, int mostStates, CancellationToken stop = default)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var states = new List<byte[]>();
        var parents = new List<int>();
        var nodes = new List<ChoiceNode>();
        Number(set.System.Initial.ToArray(), -1);
        for (var node = 0; node < states.Count && states.Count <= mostStates; node++)
        {
            stop.ThrowIfCancellationRequested();
            var choices = StepChoices.Of(set, states[node]);
            if (choices.NoRoom > 0)
            {
                return null;
            }

            var edges = choices.Steps.Where(step => step.Replay.Points == 0 || step.Violated.Count > 0 || !SameButFaults(set, states[node], step.After)).ToArray();
            nodes.Add(new ChoiceNode(states[node], parents[node], [.. edges.Select(step => new ChoiceEdge(step, Number(step.After, node)))]));
        }

        return states.Count <= mostStates ? new ChoiceGraph(set, nodes) : null;

        int Number(byte[] state, int parent)
        {
            var key = Convert.ToBase64String(state);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = states.Count;
                states.Add(state);
                parents.Add(parent);
            }

            return number;
        }
    }

    /// <summary>Whether a step changed nothing but the count of failures.</summary>
    /// <param name="set">Design and workload.</param>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    public static bool SameButFaults(InvariantSet set, byte[] before, byte[] after)
    {
        var copy = (byte[])after.Clone();
        new LuoState(set.System.Layout, copy).Core.Faults = new LuoState(set.System.Layout, before).Core.Faults;
        return copy.AsSpan().SequenceEqual(before);
    }
}
