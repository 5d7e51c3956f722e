using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LuoModel.Search.Engine;

/// <summary>
/// Looks up the successors of one shard. It goes through them in a pipeline, so that the two cache misses of a lookup (slot, then
/// key) overlap with those of its neighbours: the slot is fetched some places ahead, the key half as many.
/// </summary>
/// <typeparam name="TModel">The model.</typeparam>
internal unsafe struct ShardLookup<TModel>
    where TModel : struct, IExplorable<TModel>
{
    private const int SlotAhead = 16;
    private const int KeyAhead = 8;

    private readonly Worker<TModel> _worker;
    private readonly Batch[] _batches;
    private readonly NativeBlock<Pending> _pending;
    private readonly TableShard _slots;
    private readonly ulong* _keys;
    private readonly int _stored;
    private readonly int _shard;

    /// <summary>A lookup; the store must not change while it lives.</summary>
    /// <param name="worker">Whose model knows the number of words of a key, as a constant where it is one.</param>
    /// <param name="round">What the workers share.</param>
    /// <param name="shard">Number of the shard.</param>
    public ShardLookup(Worker<TModel> worker, Round round, int shard)
    {
        _worker = worker;
        _batches = round.Batches;
        _pending = round.PendingOf[shard];
        _slots = round.Table.Shard(shard);
        _keys = round.Store.Keys;
        _stored = round.Store.Count;
        _shard = shard;
    }

    /// <summary>New states found so far.</summary>
    public int New { get; private set; }

    /// <summary>Looks up the successors of a batch.</summary>
    /// <param name="number">Number of the batch.</param>
    public void Run(int number)
    {
        Batch batch = _batches[number];
        ReadOnlySpan<int> places = batch.OfShard(_shard);
        _pending.Reserve(New + places.Length);
        ulong* hashes = batch.Hashes.Pointer;
        int* fates = batch.Fates.Pointer;
        for (int i = 0; i < places.Length + SlotAhead; i++)
        {
            if (i < places.Length)
            {
                _slots.Prefetch(hashes[places[i]]);
            }

            int near = i - (SlotAhead - KeyAhead);
            if (near >= 0 && near < places.Length)
            {
                PrefetchKey(hashes[places[near]]);
            }

            int now = i - SlotAhead;
            if (now >= 0)
            {
                int place = places[now];
                fates[place] = FindOrEnter(batch, number, place, hashes[place]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void PrefetchKey(ulong hash)
    {
        uint content = *_slots.Home(hash);
        if (Sse.IsSupported && content != 0 && _slots.TagMatches(content, hash))
        {
            // An index of this round lies past the end of the store: a prefetch may point anywhere.
            Sse.Prefetch0(_keys + ((long)_slots.IndexIn(content) * _worker.Model.KeyWords));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindOrEnter(Batch batch, int number, int place, ulong hash)
    {
        int words = _worker.Model.KeyWords;
        ulong* key = batch.Keys.Pointer + ((long)place * words);
        uint* slot = _slots.Home(hash);
        for (; *slot != 0; slot = _slots.Next(slot))
        {
            if (!_slots.TagMatches(*slot, hash))
            {
                continue;
            }

            int index = _slots.IndexIn(*slot);
            ulong* other = index < _stored ? _keys + ((long)index * words) : PendingKey(index - _stored, words);
            if (KeyHash.Same(key, other, words))
            {
                return index < _stored ? index : ~(index - _stored);
            }
        }

        // Until it is numbered a new state is known by its place in the shard's list: nobody else looks into this shard.
        *slot = _slots.Content(_stored + New, hash);
        _pending.Pointer[New] = new() { Batch = number, Offset = place, Slot = slot };
        return ~New++;
    }

    private readonly ulong* PendingKey(int entry, int words)
    {
        ref Pending pending = ref _pending.Pointer[entry];
        return _batches[pending.Batch].Keys.Pointer + ((long)pending.Offset * words);
    }
}
