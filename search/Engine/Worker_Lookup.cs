namespace LuoModel.Search.Engine;

/// <content>Second and third phase of a round: which successors are new, and their numbers.</content>
internal sealed unsafe partial class Worker<TModel>
{
    /// <summary>
    /// Second phase: looks up the successors of a shard, in order, and enters the new ones. They are numbered later, when it is
    /// known how many of other shards come before.
    /// </summary>
    public void Lookup()
    {
        for (int shard = _round.ClaimShard(); shard >= 0; shard = _round.ClaimShard())
        {
            ShardLookup<TModel> lookup = new(this, _round, shard);
            for (int b = 0; b < _round.Used; b++)
            {
                int before = lookup.New;
                lookup.Run(b);
                _round.NewOf(b, shard) = lookup.New - before;
            }

            _round.Table.Filled(shard, lookup.New);
        }
    }

    /// <summary>Third phase: numbers and stores the new states, in order.</summary>
    public void Commit()
    {
        while (_round.Claim() is { } batch)
        {
            CommitBatch(batch);
        }
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
