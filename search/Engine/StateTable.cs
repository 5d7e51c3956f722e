using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LuoModel.Search.Engine;

/// <summary>
/// Open-addressing table from keys to indexes of the <see cref="StateStore"/>, 4 bytes a slot: the low bits hold index + 1, the
/// remaining ones a tag from the hash, so that a probe of somebody else's slot rarely has to look at a key.
/// </summary>
/// <remarks>
/// The slots are divided into shards by hash, and only one worker at a time touches a shard while states are looked up: no atomic operation is needed, and what a search finds does not depend on how threads are scheduled. Slots are a fraction of the
/// hash range and not a power of two, so that the table grows in small steps and stays between half and four fifths full.
/// </remarks>
internal sealed unsafe class StateTable : IDisposable
{
    private const int FirstSlots = 1 << 14;
    private const double Fullest = 0.78;
    private const double Growth = 1.6;

    private readonly int[] _used;
    private NativeBlock<uint> _slots;
    private uint _shardSlots;

    /// <summary>An empty table.</summary>
    /// <param name="shards">Number of shards.</param>
    public StateTable(int shards)
    {
        Debug.Assert(shards > 0, "at least one worker");
        _used = new int[shards];
        _slots = Allocate(FirstSlots);
    }

    /// <summary>Size in bytes.</summary>
    public long Bytes => _slots.Bytes;

    /// <summary>The bits of a slot that hold index + 1; the others hold the tag.</summary>
    public uint IndexMask { get; private set; }

    /// <summary>Shard of a hash.</summary>
    /// <param name="hash">Hash of a key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ShardOf(ulong hash) => (int)(((hash >> 32) * (uint)_used.Length) >> 32);

    /// <summary>A shard, for the worker that owns it.</summary>
    /// <param name="shard">Number of the shard.</param>
    public TableShard Shard(int shard) => new(_slots.Pointer + ((long)shard * _shardSlots), _shardSlots, (uint)_used.Length, IndexMask);

    /// <summary>Counts slots that the owner of a shard filled.</summary>
    /// <param name="shard">Number of the shard.</param>
    /// <param name="slots">How many.</param>
    public void Filled(int shard, int slots) => _used[shard] += slots;

    /// <summary>
    /// Whether the next insertions fit. Asked before a round: in the worst case all its successors are new and of one shard, and a
    /// full shard would be probed for ever.
    /// </summary>
    /// <param name="successors">Successors about to be looked up.</param>
    public bool Fits(int successors)
    {
        int most = _used.Max();
        return most <= Fullest * _shardSlots && most + (long)successors < _shardSlots;
    }

    /// <summary>Replaces the slots by more, empty ones; they must then be filled with <see cref="Refill"/>.</summary>
    /// <param name="successors">As for <see cref="Fits"/>.</param>
    public void Enlarge(int successors)
    {
        long slots = Math.Max((long)(_shardSlots * Growth), _used.Max() + (2L * successors));
        Debug.Assert(slots * _used.Length <= uint.MaxValue, "the search ends before slots run out of bits");

        // Nothing of the old table is needed: the store has every key. Freeing first keeps the peak low.
        _slots.Dispose();
        _slots = Allocate(slots);
    }

    /// <summary>Puts the stored states into the empty slots of some shards: a worker's share of filling a new table.</summary>
    /// <param name="store">All states, no two equal.</param>
    /// <param name="share">Number of the share.</param>
    /// <param name="shares">Number of shares.</param>
    public void Refill(StateStore store, int share, int shares)
    {
        const int Window = 32;
        ulong* hashes = stackalloc ulong[Window];
        int* indexes = stackalloc int[Window];
        int first = _used.Length * share / shares;
        int end = _used.Length * (share + 1) / shares;
        int waiting = 0;
        for (int i = 0; i < store.Count; i++)
        {
            ulong hash = KeyHash.Of(store.Keys + ((long)i * store.Words), store.Words);
            int shard = ShardOf(hash);
            if (shard < first || shard >= end)
            {
                continue;
            }

            Shard(shard).Prefetch(hash);
            hashes[waiting] = hash;
            indexes[waiting++] = i;
            if (waiting == Window)
            {
                Place(hashes, indexes, waiting);
                waiting = 0;
            }
        }

        Place(hashes, indexes, waiting);
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void Place(ulong* hashes, int* indexes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            TableShard shard = Shard(ShardOf(hashes[i]));
            uint* slot = shard.Home(hashes[i]);
            while (*slot != 0)
            {
                slot = shard.Next(slot);
            }

            *slot = shard.Content(indexes[i], hashes[i]);
        }
    }

    private NativeBlock<uint> Allocate(long shardSlots)
    {
        _shardSlots = (uint)shardSlots;
        long all = shardSlots * _used.Length;
        IndexMask = (uint)((1UL << (BitOperations.Log2((ulong)all) + 1)) - 1);
        return NativeBlock<uint>.Zeroed(all);
    }
}
