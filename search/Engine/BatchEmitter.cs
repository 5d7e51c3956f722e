using System.Runtime.CompilerServices;

namespace LuoModel.Search.Engine;

/// <summary>Writes the edges of the state being expanded into a batch.</summary>
/// <typeparam name="TModel">The model.</typeparam>
internal unsafe struct BatchEmitter<TModel> : IEmitter
    where TModel : struct, IExplorable<TModel>
{
    private readonly Worker<TModel> _worker;
    private readonly Batch _batch;
    private ulong* _keys;
    private ulong* _hashes;
    private byte* _waysOut;
    private int _capacity;
    private int _state;

    /// <summary>An emitter that begins an assigned batch.</summary>
    /// <param name="worker">Whose model packs the successors.</param>
    /// <param name="batch">Where they go.</param>
    public BatchEmitter(Worker<TModel> worker, Batch batch)
    {
        _worker = worker;
        _batch = batch;
        Attach();
    }

    /// <summary>Successors emitted so far.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a state.</summary>
    /// <param name="state">Its index.</param>
    public void Begin(int state) => _state = state;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Edge(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, bool isWayOut = true)
    {
        if (Count == _capacity)
        {
            _batch.Enlarge();
            Attach();
        }

        int words = _worker.Model.KeyWords;
        ulong* key = _keys + ((long)Count * words);
        _worker.Store(successor, new Span<ulong>(key, words));
        _hashes[Count] = KeyHash.Of(key, words);
        _waysOut[Count] = isWayOut ? (byte)1 : (byte)0;
        if (violated != 0)
        {
            _batch.Notes.Add(new(_state, OnEdge: true, violated, 0, _worker.Model.FaultsUsed(successor)));
        }

        Count++;
    }

    /// <inheritdoc/>
    public readonly void Refused(int commands) => _batch.Refused += commands;

    /// <inheritdoc/>
    public readonly void Cut(ReadOnlySpan<ulong> successor, ulong action, UInt128 violated, int reason)
    {
        _batch.CutOff(_state, reason, judged: true);
        _batch.Refused++;
        if (violated != 0)
        {
            _batch.Notes.Add(new(_state, OnEdge: true, violated, 0, _worker.Model.FaultsUsed(successor)));
        }
    }

    /// <inheritdoc/>
    public readonly void Skip(int reason) => _batch.CutOff(_state, reason, judged: false);

    private void Attach()
    {
        _keys = _batch.Keys.Pointer;
        _hashes = _batch.Hashes.Pointer;
        _waysOut = _batch.WaysOut.Pointer;
        _capacity = _batch.Capacity;
    }
}
