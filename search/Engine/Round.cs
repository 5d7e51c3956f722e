using System.Diagnostics;

namespace LuoModel.Search.Engine;

/// <summary>
/// What the workers of a search share. A round takes the next states of the queue through three phases - expand, look up, commit -
/// with a barrier between them; within a phase no worker writes what another one reads.
/// </summary>
/// <remarks>
/// New states are numbered in the order of (parent, place among the parent's edges), as a single thread would: neither the number of
/// workers nor the size of a round shows in the numbering.
/// </remarks>
internal sealed class Round : IDisposable
{
    // A phase ends when the last batch does: more of them leave less to wait for, fewer cost less each.
    private const int BatchCount = 128;
    private const int LeastStates = 16;

    private readonly int[] _new;
    private int _claimed;

    /// <summary>An empty round over an empty store.</summary>
    /// <param name="words">Words of a key.</param>
    /// <param name="shards">Shards of the table.</param>
    /// <param name="reasons">Reasons for which the model cuts off.</param>
    public Round(int words, int shards, int reasons)
    {
        Shards = shards;
        Store = new(words);
        Table = new(shards);
        Batches = [.. Enumerable.Range(0, BatchCount).Select(_ => new Batch(words, shards, reasons))];
        PendingOf = [.. Enumerable.Range(0, shards).Select(_ => new NativeBlock<Pending>(1 << 10))];
        _new = new int[BatchCount * shards];
    }

    /// <summary>All states found.</summary>
    public StateStore Store { get; }

    /// <summary>Where they are found again.</summary>
    public StateTable Table { get; }

    /// <summary>Shards of the table.</summary>
    public int Shards { get; }

    /// <summary>Batches; the first <see cref="Used"/> are in use.</summary>
    public Batch[] Batches { get; }

    /// <summary>Batches in use.</summary>
    public int Used { get; private set; }

    /// <summary>New states of each shard that are not yet numbered.</summary>
    public NativeBlock<Pending>[] PendingOf { get; }

    /// <summary>False when states are only inspected.</summary>
    public bool Expands { get; private set; }

    /// <summary>Successors emitted in this round.</summary>
    public int Successors => Batches.Take(Used).Sum(b => b.Count);

    /// <summary>Bytes of everything shared.</summary>
    public long Bytes => Store.Bytes + Table.Bytes + Batches.Sum(b => b.Bytes) + PendingOf.Sum(p => p.Bytes);

    /// <summary>Begins a round.</summary>
    /// <param name="firstState">First state to take.</param>
    /// <param name="states">How many, at least one.</param>
    /// <param name="expands">Whether to expand them.</param>
    public void Begin(int firstState, int states, bool expands)
    {
        Debug.Assert(states > 0 && firstState + states <= Store.Count, "stored states");
        Expands = expands;
        Used = Math.Min(BatchCount, 1 + ((states - 1) / LeastStates));
        int first = firstState;
        for (int b = 0; b < Used; b++)
        {
            int end = firstState + (int)((long)states * (b + 1) / Used);
            Batches[b].Assign(first, end - first);
            first = end;
        }

        Rewind();
    }

    /// <summary>Lets batches or shards be claimed, for the next phase.</summary>
    public void Rewind() => _claimed = 0;

    /// <summary>The next batch nobody has claimed, null when there is none. Claims go in order.</summary>
    public Batch? Claim()
    {
        int number = Interlocked.Increment(ref _claimed) - 1;
        return number < Used ? Batches[number] : null;
    }

    /// <summary>The next shard nobody has claimed, -1 when there is none.</summary>
    public int ClaimShard()
    {
        int shard = Interlocked.Increment(ref _claimed) - 1;
        return shard < Shards ? shard : -1;
    }

    /// <summary>New states that a shard found in a batch.</summary>
    /// <param name="batch">Number of the batch.</param>
    /// <param name="shard">Number of the shard.</param>
    public ref int NewOf(int batch, int shard) => ref _new[(batch * Shards) + shard];

    /// <summary>Numbers the new states: makes room in the store and tells each batch its first index.</summary>
    public void Number()
    {
        int all = _new.AsSpan(0, Used * Shards).ToArray().Sum();
        int next = Store.Append(all);
        for (int b = 0; b < Used; b++)
        {
            Batches[b].FirstNew = next;
            for (int s = 0; s < Shards; s++)
            {
                next += NewOf(b, s);
            }
        }

        Debug.Assert(next == Store.Count, "every new state has a number");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Dispose();
        Table.Dispose();
        Array.ForEach(Batches, b => b.Dispose());
        Array.ForEach(PendingOf, p => p.Dispose());
    }
}
