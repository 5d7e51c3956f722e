using LuoModel.Search.Engine;

namespace LuoModel.Search.Graph;

/// <summary>A state in a <see cref="StateGraph"/>.</summary>
/// <param name="State">The state, as the model reads it.</param>
/// <param name="Parent">Number of the node it was first reached from; -1 for the initial state.</param>
/// <param name="Violated">State invariants violated.</param>
/// <param name="Expanded">Whether all its edges are in the graph; false only when the graph was cut off there.</param>
public sealed record StateNode(ReadOnlyMemory<ulong> State, int Parent, UInt128 Violated, bool Expanded);

/// <summary>An edge of a <see cref="StateGraph"/>.</summary>
/// <param name="From">Number of the node it leaves.</param>
/// <param name="To">Number of the node it leads to.</param>
/// <param name="Action">The model's code.</param>
/// <param name="Violated">Step invariants violated.</param>
public sealed record StateEdge(int From, int To, ulong Action, UInt128 Violated);

/// <summary>The states and edges of a small model as data, for drawing and for other tools.</summary>
/// <param name="Nodes">States in the order of the breadth-first search; the first is the initial one.</param>
/// <param name="Edges">Edges in the order of their origin, then the model's.</param>
/// <param name="Invariants">Names of the invariants that the masks speak of.</param>
public sealed record StateGraph(IReadOnlyList<StateNode> Nodes, IReadOnlyList<StateEdge> Edges, IReadOnlyList<string> Invariants)
{
    /// <summary>Whether states were left unexpanded.</summary>
    public bool CutOff => Nodes.Any(n => !n.Expanded);

    /// <summary>One line to show beside a graph that was cut off; null when it is whole.</summary>
    public string? Warning => CutOff
        ? $"cut off at {Nodes.Count} {(Nodes.Count == 1 ? "state" : "states")}, {Nodes.Count(n => !n.Expanded)} of them not expanded or not wholly; there are more"
        : null;

    /// <summary>Explores a model and keeps its graph.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="maxStates">Where to cut off; a few more states may be in the graph, found by the last one expanded.</param>
    /// <param name="symmetry">Whether nodes are representatives of orbits; edges then lead to the representative of the successor.</param>
    /// <param name="stop">Ends it; there is no graph then.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static StateGraph Of<TModel>(TModel model, int maxStates, bool symmetry = false, CancellationToken stop = default)
        where TModel : struct, IExplorable<TModel>
    {
        using Search<TModel> search = new(model, new() { Bounds = new(MaxStates: maxStates), Symmetry = symmetry, Cancellation = stop }, recordEdges: true);
        search.Run();
        stop.ThrowIfCancellationRequested();
        TModel copy = model.ForWorker();
        List<StateNode> nodes = [];
        List<StateEdge> edges = [];
        List<CollectedEdge> collected = [];
        for (int i = 0; i < search.Store.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            ulong[] state = new ulong[copy.StateWords];
            copy.Unpack(search.Store.Key(i), state);
            bool expanded = i < search.Expanded;
            nodes.Add(new(state, search.Store.ParentOf(i), copy.Inspect(state).Violated, expanded));
            if (!expanded)
            {
                continue;
            }

            // The log has the targets in the order in which the model emits the edges.
            collected.Clear();
            EdgeCollector collector = new(collected);
            copy.Expand(state, ref collector);
            if (collected.RemoveAll(edge => edge.Cut) > 0)
            {
                nodes[i] = nodes[i] with { Expanded = false };
            }

            ReadOnlySpan<int> targets = search.Edges!.Successors(i);
            for (int e = 0; e < collected.Count; e++)
            {
                edges.Add(new(i, EdgeLog.Target(targets[e]), collected[e].Action, collected[e].Violated));
            }
        }

        return new(nodes, edges, model.Invariants);
    }
}
