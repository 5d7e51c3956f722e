using System.Diagnostics;

namespace LuoModel.Search.Engine;

/// <summary>An edge with its own copy of the successor.</summary>
/// <param name="State">Successor.</param>
/// <param name="Action">The model's code.</param>
/// <param name="Violated">Step invariants violated.</param>
/// <param name="Cut">Whether it was cut off: the successor has no key.</param>
/// <param name="IsWayOut">Whether it is a way out.</param>
internal sealed record CollectedEdge(ulong[] State, ulong Action, UInt128 Violated, bool Cut = false, bool IsWayOut = true);

/// <summary>Collects the edges of one state as objects, for traces and graphs; the search itself never does.</summary>
/// <param name="edges">Where they go.</param>
internal readonly struct EdgeCollector(List<CollectedEdge> edges) : IEmitter
{
    /// <inheritdoc/>
    public void Edge(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, bool isWayOut = true) =>
        edges.Add(new(successor.ToArray(), action, violated, IsWayOut: isWayOut));

    /// <inheritdoc/>
    public void Refused(int commands)
    {
    }

    /// <inheritdoc/>
    public void Cut(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, int reason) =>
        edges.Add(new(successor.ToArray(), action, violated, Cut: true));

    /// <inheritdoc/>
    public void Skip(int reason)
    {
    }
}

/// <summary>
/// Turns a chain of stored keys into a run of the model: expands each state again and takes the first edge whose key is the next
/// one. With symmetry the keys are those of representatives, and the run stays within the model by following it up to symmetry.
/// </summary>
/// <typeparam name="TModel">The model.</typeparam>
internal sealed class PathBuilder<TModel>
    where TModel : struct, IExplorable<TModel>
{
    private readonly StateStore _store;
    private readonly bool _symmetry;
    private readonly ulong[] _key;

#pragma warning disable IDE0044 // A readonly field would be copied at every call, and with it the model's scratch memory.
    private TModel _model;
#pragma warning restore IDE0044

    /// <summary>A builder.</summary>
    /// <param name="model">The model; a copy is made, so that its coverage is not disturbed.</param>
    /// <param name="store">Stored keys.</param>
    /// <param name="symmetry">Whether they are those of representatives.</param>
    public PathBuilder(TModel model, StateStore store, bool symmetry)
    {
        _model = model.ForWorker();
        _store = store;
        _symmetry = symmetry;
        _key = new ulong[model.KeyWords];
    }

    /// <summary>Indexes on the way from the initial state to a state, both included.</summary>
    /// <param name="index">The state.</param>
    public List<int> Way(int index)
    {
        List<int> way = [];
        for (int i = index; i >= 0; i = _store.ParentOf(i))
        {
            way.Add(i);
        }

        way.Reverse();
        return way;
    }

    /// <summary>The run through a chain of states.</summary>
    /// <param name="way">Indexes, beginning with the initial state; each has an edge to the next.</param>
    /// <param name="wayOutFrom">Number of the step from which on only ways out are taken.</param>
    public ActionTrace Follow(IEnumerable<int> way, int wayOutFrom = int.MaxValue)
    {
        ulong[] initial = new ulong[_model.StateWords];
        _model.Initial(initial);
        List<ActionStep> steps = [];
        ulong[] state = initial;
        foreach (int next in way.Skip(1))
        {
            CollectedEdge edge = Edges(state).Find(e => !e.Cut && (e.IsWayOut || steps.Count < wayOutFrom) && KeyOf(e.State).SequenceEqual(_store.Key(next)))
                ?? throw new InvalidOperationException("The model's edges changed between two expansions of the same state, or its symmetry is not one.");
            steps.Add(new(edge.Action, edge.State));
            state = edge.State;
        }

        return new(initial, steps);
    }

    /// <summary>The run to a sighting, its last edge included.</summary>
    /// <param name="seen">Where something was seen.</param>
    /// <param name="violated">Bit of the invariant that the last edge must violate, when it is about an edge.</param>
    public ActionTrace Follow(Sighting seen, UInt128 violated)
    {
        ActionTrace trace = Follow(Way(seen.State));
        if (!seen.OnEdge)
        {
            return trace;
        }

        CollectedEdge edge = Edges(trace.Last.Span).Find(e => (e.Violated & violated) != 0 && _model.FaultsUsed(e.State) == seen.Faults)
            ?? throw new InvalidOperationException("The model's edges changed between two expansions of the same state, or its symmetry is not one.");
        ActionTrace whole = new(trace.Initial, [.. trace.Steps, new(edge.Action, edge.State)]);
        Debug.Assert(whole.Length == seen.Length, "the trace is as long as the sighting says");
        return whole;
    }

    private List<CollectedEdge> Edges(ReadOnlySpan<ulong> state)
    {
        List<CollectedEdge> edges = [];
        EdgeCollector collector = new(edges);
        _model.Expand(state, ref collector);
        return edges;
    }

    private ReadOnlySpan<ulong> KeyOf(ReadOnlySpan<ulong> state)
    {
        if (_symmetry)
        {
            ulong[] canonical = state.ToArray();
            _model.Canonicalise(canonical);
            _model.Pack(canonical, _key);
        }
        else
        {
            _model.Pack(state, _key);
        }

        return _key;
    }
}
