using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LuoModel.Properties.Exhaustive.Engine;

/// <content>Second and third phase of a round: which successors are new, and their numbers.</content>
internal sealed unsafe partial class Worker<TModel>
{
    // Successors are looked up in a pipeline, so that the two cache misses of a lookup (slot, then key) overlap with those of
    // its neighbours: the slot is fetched this many places ahead, the key half as many.
    private const int SlotAhead = 16;
    private const int KeyAhead = 8;

    private readonly NativeBlock<int> _mine;
    private readonly NativeBlock<Pending> _pending; // shared through the round: commits of other workers read it
    private int _new;

    /// <summary>
    /// Second phase: looks up the successors of this worker's shard, in order, and enters the new ones. They are numbered later, when
    /// the other workers have said how many of theirs come before.
    /// </summary>
    public void Lookup()
    {
        TableShard shard = _round.Table.Shard(_shard);
        _new = 0;
        for (int b = 0; b < _round.Used; b++)
        {
            Batch batch = _round.Batches[b];
            _mine.Reserve(batch.Count);
            _pending.Reserve(_new + batch.Count);
            int before = _new;
            LookupBatch(shard, batch, b, Select(batch));
            _round.NewOf(b, _shard) = _new - before;
        }

        _round.Table.Filled(_shard, _new);
    }

    /// <summary>Third phase: numbers and stores the new states, in order.</summary>
    public void Commit()
    {
        while (_round.Claim() is { } batch)
        {
            CommitBatch(batch);
        }
    }

    /// <summary>Fills this worker's shard of an enlarged table.</summary>
    public void Refill() => _round.Table.Shard(_shard).Refill(_round.Store, _shard, _round.Table);

    private int Select(Batch batch)
    {
        int count = 0;
        int* mine = _mine.Pointer;
        ulong* hashes = batch.Hashes.Pointer;
        StateTable table = _round.Table;
        for (int i = 0; i < batch.Count; i++)
        {
            // Written always and kept sometimes: a branch would be mispredicted half of the time.
            mine[count] = i;
            count += table.ShardOf(hashes[i]) == _shard ? 1 : 0;
        }

        return count;
    }

    private void LookupBatch(TableShard shard, Batch batch, int number, int count)
    {
        int* mine = _mine.Pointer;
        ulong* hashes = batch.Hashes.Pointer;
        int* fates = batch.Fates.Pointer;
        for (int i = 0; i < count + SlotAhead; i++)
        {
            if (i < count)
            {
                shard.Prefetch(hashes[mine[i]]);
            }

            int near = i - (SlotAhead - KeyAhead);
            if (near >= 0 && near < count)
            {
                PrefetchKey(shard, hashes[mine[near]]);
            }

            int now = i - SlotAhead;
            if (now >= 0)
            {
                int offset = mine[now];
                fates[offset] = FindOrEnter(shard, batch, number, offset, hashes[offset]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PrefetchKey(TableShard shard, ulong hash)
    {
        uint content = *shard.Home(hash);
        if (Sse.IsSupported && content != 0 && shard.TagMatches(content, hash))
        {
            // An index of this round lies past the end of the store: a prefetch may point anywhere.
            Sse.Prefetch0(_round.Store.Keys + ((long)shard.IndexIn(content) * Model.KeyWords));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindOrEnter(TableShard shard, Batch batch, int number, int offset, ulong hash)
    {
        int words = Model.KeyWords;
        ulong* key = batch.Keys.Pointer + ((long)offset * words);
        int stored = _round.Store.Count;
        uint* slot = shard.Home(hash);
        for (; *slot != 0; slot = shard.Next(slot))
        {
            if (!shard.TagMatches(*slot, hash))
            {
                continue;
            }

            int index = shard.IndexIn(*slot);
            ulong* other = index < stored ? _round.Store.Keys + ((long)index * words) : PendingKey(index - stored, words);
            if (KeyHash.Same(key, other, words))
            {
                return index < stored ? index : ~(index - stored);
            }
        }

        // Until it is numbered a new state is known by its place in this worker's list: nobody else looks into this shard.
        *slot = shard.Content(stored + _new, hash);
        _pending.Pointer[_new] = new() { Batch = number, Offset = offset, Slot = slot };
        return ~_new++;
    }

    private ulong* PendingKey(int place, int words)
    {
        ref Pending pending = ref _pending.Pointer[place];
        return _round.Batches[pending.Batch].Keys.Pointer + ((long)pending.Offset * words);
    }

    private void CommitBatch(Batch batch)
    {
        int words = Model.KeyWords;
        StateTable table = _round.Table;
        TableShard anyShard = table.Shard(0);
        StateStore store = _round.Store;
        int* fates = batch.Fates.Pointer;
        int* ends = batch.Ends.Pointer;
        int next = batch.FirstNew;
        int parent = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (fates[i] >= 0)
            {
                continue;
            }

            ulong hash = batch.Hashes.Pointer[i];
            ref Pending pending = ref _round.PendingOf[table.ShardOf(hash)].Pointer[~fates[i]];
            if (pending.Offset != i || _round.Batches[pending.Batch] != batch)
            {
                continue;
            }

            while (ends[parent] <= i)
            {
                parent++;
            }

            *pending.Slot = anyShard.Content(next, hash);
            pending.Index = next;
            store.Write(next++, batch.Keys.Pointer + ((long)i * words), words, batch.FirstState + parent);
        }
    }
}
