using System.Runtime.CompilerServices;

namespace LuoModel.Search.Engine;

/// <summary>What one thread of a search owns: a copy of the model, and scratch memory.</summary>
/// <typeparam name="TModel">The model.</typeparam>
internal sealed unsafe partial class Worker<TModel>
    where TModel : struct, IExplorable<TModel>
{
    /// <summary>The worker's copy; a field, because its methods change its scratch memory and counters.</summary>
    public TModel Model;

    private readonly Round _round;
    private readonly bool _symmetry;
    private readonly ulong[] _state;
    private readonly ulong[] _canonical;
    private ulong _reached;

    /// <summary>A worker.</summary>
    /// <param name="model">The model; copied.</param>
    /// <param name="round">What the workers share.</param>
    /// <param name="symmetry">Whether states are canonicalised.</param>
    public Worker(TModel model, Round round, bool symmetry)
    {
        Model = model.ForWorker();
        _round = round;
        _symmetry = symmetry;
        _state = new ulong[model.StateWords];
        _canonical = new ulong[model.StateWords];
    }

    /// <summary>Writes the key under which a state is stored.</summary>
    /// <param name="state">The state.</param>
    /// <param name="key">Its key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ReadOnlySpan<ulong> state, Span<ulong> key)
    {
        if (_symmetry)
        {
            state.CopyTo(_canonical);
            Model.Canonicalise(_canonical);
            Model.Pack(_canonical, key);
        }
        else
        {
            Model.Pack(state, key);
        }
    }

    /// <summary>First phase of a round: inspects the states of the batches and, unless the round only inspects, expands them.</summary>
    public void Expand()
    {
        while (_round.Claim() is { } batch)
        {
            ExpandBatch(batch);
        }
    }

    private void ExpandBatch(Batch batch)
    {
        BatchEmitter<TModel> emitter = new(this, batch);
        Span<ulong> state = _state;
        StateStore store = _round.Store;
        int words = Model.KeyWords;
        int* ends = batch.Ends.Pointer;
        ulong* key = store.Keys + ((long)batch.FirstState * words);
        for (int i = 0; i < batch.States; i++, key += words)
        {
            int index = batch.FirstState + i;
            Model.Unpack(new ReadOnlySpan<ulong>(key, words), state);
            Findings findings = Model.Inspect(state);
            if (findings.Violated != 0 || (findings.Reached & ~_reached) != 0)
            {
                Notice(batch, index, findings);
            }

            if (_symmetry)
            {
                batch.Orbits += Model.OrbitSize(state);
            }

            if (_round.Expands)
            {
                emitter.Begin(index);
                int before = emitter.Count;
                Model.Expand(state, ref emitter);
                batch.Deadlocks += emitter.Count == before ? 1 : 0;
            }

            ends[i] = emitter.Count;
        }

        batch.Count = emitter.Count;
        batch.Group(_round.Table);
    }

    private void Notice(Batch batch, int index, Findings findings)
    {
        // Batches are claimed in order, so the first time a worker sees a goal is its lowest-numbered one: later ones need no note.
        ulong reached = findings.Reached & ~_reached;
        _reached |= reached;
        batch.Notes.Add(new(index, OnEdge: false, findings.Violated, reached, findings.Violated != 0 ? Model.FaultsUsed(_state) : 0));
    }
}
