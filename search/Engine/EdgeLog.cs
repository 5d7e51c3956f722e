using System.Diagnostics;

namespace LuoModel.Search.Engine;

/// <summary>
/// The edges of the state graph, kept when a goal must be reachable from everywhere: for each expanded state the indexes of its
/// successors, 4 bytes each. The highest bit says that the edge is no way out; indexes leave it free.
/// </summary>
internal sealed unsafe class EdgeLog : IDisposable
{
    private readonly NativeBlock<int> _targets = new(1 << 10);
    private readonly NativeBlock<long> _ends = new(1 << 10);

    /// <summary>States recorded: those with a lower index.</summary>
    public int States { get; private set; }

    /// <summary>Size in bytes.</summary>
    public long Bytes => (End(States - 1) * sizeof(int)) + ((long)States * sizeof(long));

    private const int NoWayOut = int.MinValue;

    /// <summary>The state that an entry of <see cref="Successors"/> leads to.</summary>
    public static int Target(int entry) => entry & ~NoWayOut;

    /// <summary>Whether an entry of <see cref="Successors"/> is a way out; see <see cref="IEmitter.Edge"/>.</summary>
    public static bool IsWayOut(int entry) => (entry & NoWayOut) == 0;

    /// <summary>Edges of a state, in the model's order, those to the state itself and repetitions included; see <see cref="Target"/>.</summary>
    /// <param name="state">Index of an expanded state.</param>
    public ReadOnlySpan<int> Successors(int state)
    {
        Debug.Assert((uint)state < (uint)States, "an expanded state");
        long begin = End(state - 1);
        return new(_targets.Pointer + begin, (int)(End(state) - begin));
    }

    /// <summary>Records the edges of the committed batches of a round.</summary>
    /// <param name="round">The round.</param>
    public void Record(Round round)
    {
        for (int b = 0; b < round.Used; b++)
        {
            Record(round, round.Batches[b]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _targets.Dispose();
        _ends.Dispose();
    }

    private long End(int state) => state < 0 ? 0 : _ends.Pointer[state];

    private void Record(Round round, Batch batch)
    {
        Debug.Assert(batch.FirstState == States, "states are expanded in order");
        long begin = End(States - 1);
        _targets.Reserve(begin + batch.Count);
        _ends.Reserve(States + batch.States);
        int* fates = batch.Fates.Pointer;
        for (int i = 0; i < batch.Count; i++)
        {
            int fate = fates[i];
            int target = fate >= 0
                ? fate
                : round.PendingOf[round.Table.ShardOf(batch.Hashes.Pointer[i])].Pointer[~fate].Index;
            _targets.Pointer[begin + i] = batch.WaysOut.Pointer[i] != 0 ? target : target | NoWayOut;
        }

        for (int i = 0; i < batch.States; i++)
        {
            _ends.Pointer[States + i] = begin + batch.Ends.Pointer[i];
        }

        States += batch.States;
    }
}
