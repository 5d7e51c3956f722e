using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LuoModel.Search.Engine;

/// <summary>Something an expansion noticed: an invariant violated by a state or by an edge, or a goal satisfied.</summary>
/// <param name="State">Index of the state, or of the one the edge leaves.</param>
/// <param name="OnEdge">Whether it is about an edge.</param>
/// <param name="Violated">Invariants violated.</param>
/// <param name="Reached">Goals satisfied.</param>
/// <param name="Faults">Faults used up to and with the state or edge.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Note(int State, bool OnEdge, UInt128 Violated, ulong Reached, int Faults);

/// <summary>Consecutive states of one round and the successors that their expansion emitted, in order.</summary>
internal sealed unsafe class Batch : IDisposable
{
    private const int FirstCapacity = 1 << 8;

    private readonly int _words;
    private readonly int[] _shardEnds;
    private readonly long[] _judged;
    private readonly long[] _skipped;

    /// <summary>An empty batch.</summary>
    /// <param name="words">Words of a key.</param>
    /// <param name="shards">Shards of the table.</param>
    /// <param name="reasons">Reasons for which the model cuts off.</param>
    public Batch(int words, int shards, int reasons)
    {
        _judged = new long[reasons];
        _skipped = new long[reasons];
        _words = words;
        _shardEnds = new int[shards];
        Order = new(FirstCapacity);
        Keys = new((long)FirstCapacity * words);
        Hashes = new(FirstCapacity);
        WaysOut = new(FirstCapacity);
        Fates = new(FirstCapacity);
        Ends = new(FirstCapacity);
    }

    /// <summary>Keys of the successors.</summary>
    public NativeBlock<ulong> Keys { get; }

    /// <summary>Hashes of the successors.</summary>
    public NativeBlock<ulong> Hashes { get; }

    /// <summary>For each successor, 1 when the edge to it is a way out; see <see cref="IEmitter.Edge"/>.</summary>
    public NativeBlock<byte> WaysOut { get; }

    /// <summary>Places of the successors, those of each shard together and in order; see <see cref="OfShard"/>.</summary>
    public NativeBlock<int> Order { get; }

    /// <summary>
    /// What the lookup of each successor found: the index of a stored state, or the complement of a place in the list of new states of
    /// its shard.
    /// </summary>
    public NativeBlock<int> Fates { get; }

    /// <summary>For each state, the number of successors emitted up to and with it.</summary>
    public NativeBlock<int> Ends { get; }

    /// <summary>What was noticed, in order.</summary>
    public List<Note> Notes { get; } = [];

    /// <summary>Index of the first state.</summary>
    public int FirstState { get; private set; }

    /// <summary>Number of states.</summary>
    public int States { get; private set; }

    /// <summary>Number of successors.</summary>
    public int Count { get; set; }

    /// <summary>Commands refused, see <see cref="IEmitter.Refused"/>.</summary>
    public long Refused { get; set; }

    /// <summary>States from which no edge leaves.</summary>
    public int Deadlocks { get; set; }

    /// <summary>Steps judged and not followed, by reason; see <see cref="IEmitter.Cut"/>.</summary>
    public ReadOnlySpan<long> Judged => _judged;

    /// <summary>Steps neither judged nor followed, by reason; see <see cref="IEmitter.Skip"/>.</summary>
    public ReadOnlySpan<long> Skipped => _skipped;

    /// <summary>States of which a step was cut off, ascending.</summary>
    public List<int> Open { get; } = [];

    /// <summary>Sum of the orbits' sizes.</summary>
    public long Orbits { get; set; }

    /// <summary>Index that the first new successor gets.</summary>
    public int FirstNew { get; set; }

    /// <summary>Successors there is room for.</summary>
    public int Capacity => (int)Hashes.Length;

    /// <summary>Size in bytes.</summary>
    public long Bytes => Keys.Bytes + Hashes.Bytes + WaysOut.Bytes + Order.Bytes + Fates.Bytes + Ends.Bytes;

    /// <summary>Empties the batch and assigns states to it.</summary>
    /// <param name="firstState">Index of the first state.</param>
    /// <param name="states">Number of states; none makes the batch idle.</param>
    public void Assign(int firstState, int states)
    {
        Debug.Assert(firstState >= 0 && states >= 0, "a range of stored states");
        FirstState = firstState;
        States = states;
        Count = 0;
        Refused = 0;
        Deadlocks = 0;
        Orbits = 0;
        Notes.Clear();
        Open.Clear();
        Array.Clear(_judged);
        Array.Clear(_skipped);
        Ends.Reserve(states);
    }

    /// <summary>Counts a step that is not followed.</summary>
    /// <param name="state">The state it leaves.</param>
    /// <param name="reason">Why.</param>
    /// <param name="judged">Whether it was judged.</param>
    public void CutOff(int state, int reason, bool judged)
    {
        (judged ? _judged : _skipped)[reason]++;
        if (Open.Count == 0 || Open[^1] != state)
        {
            Open.Add(state);
        }
    }

    /// <summary>Makes room for twice as many successors.</summary>
    public void Enlarge()
    {
        int capacity = checked(Capacity * 2);
        Keys.Grow((long)capacity * _words);
        Hashes.Grow(capacity);
        WaysOut.Grow(capacity);
        Order.Grow(capacity);
        Fates.Grow(capacity);
    }

    /// <summary>Puts the successors of each shard together, keeping their order.</summary>
    /// <param name="table">Says which shard a hash belongs to.</param>
    public void Group(StateTable table)
    {
        int[] ends = _shardEnds;
        ulong* hashes = Hashes.Pointer;
        int* order = Order.Pointer;
        Array.Clear(ends);
        for (int i = 0; i < Count; i++)
        {
            ends[table.ShardOf(hashes[i])]++;
        }

        int begin = 0;
        for (int s = 0; s < ends.Length; s++)
        {
            (ends[s], begin) = (begin, begin + ends[s]);
        }

        for (int i = 0; i < Count; i++)
        {
            order[ends[table.ShardOf(hashes[i])]++] = i;
        }
    }

    /// <summary>The places of one shard's successors, once they are grouped.</summary>
    /// <param name="shard">Number of the shard.</param>
    public ReadOnlySpan<int> OfShard(int shard)
    {
        int begin = shard == 0 ? 0 : _shardEnds[shard - 1];
        return new(Order.Pointer + begin, _shardEnds[shard] - begin);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Keys.Dispose();
        Hashes.Dispose();
        WaysOut.Dispose();
        Order.Dispose();
        Fates.Dispose();
        Ends.Dispose();
    }
}
