using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LuoModel.Properties.Exhaustive.Engine;

/// <summary>Something an expansion noticed: an invariant violated by a state or by an edge, or a goal satisfied.</summary>
/// <param name="State">Index of the state, or of the one the edge leaves.</param>
/// <param name="OnEdge">Whether it is about an edge.</param>
/// <param name="Violated">Invariants violated.</param>
/// <param name="Reached">Goals satisfied.</param>
/// <param name="Faults">Faults used up to and with the state or edge.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Note(int State, bool OnEdge, ulong Violated, ulong Reached, int Faults);

/// <summary>Consecutive states of one round and the successors that their expansion emitted, in order.</summary>
internal sealed unsafe class Batch : IDisposable
{
    private const int FirstCapacity = 1 << 10;

    private readonly int _words;

    /// <summary>An empty batch.</summary>
    /// <param name="words">Words of a key.</param>
    public Batch(int words)
    {
        _words = words;
        Keys = new((long)FirstCapacity * words);
        Hashes = new(FirstCapacity);
        Fates = new(FirstCapacity);
        Ends = new(FirstCapacity);
    }

    /// <summary>Keys of the successors.</summary>
    public NativeBlock<ulong> Keys { get; }

    /// <summary>Hashes of the successors.</summary>
    public NativeBlock<ulong> Hashes { get; }

    /// <summary>
    /// What the lookup of each successor found: the index of a stored state, or the complement of a place in the list of new states of
    /// the shard's owner.
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

    /// <summary>Sum of the orbits' sizes.</summary>
    public long Orbits { get; set; }

    /// <summary>Index that the first new successor gets.</summary>
    public int FirstNew { get; set; }

    /// <summary>Successors there is room for.</summary>
    public int Capacity => (int)Hashes.Length;

    /// <summary>Size in bytes.</summary>
    public long Bytes => Keys.Bytes + Hashes.Bytes + Fates.Bytes + Ends.Bytes;

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
        Ends.Reserve(states);
    }

    /// <summary>Makes room for twice as many successors.</summary>
    public void Enlarge()
    {
        int capacity = checked(Capacity * 2);
        Keys.Grow((long)capacity * _words);
        Hashes.Grow(capacity);
        Fates.Grow(capacity);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Keys.Dispose();
        Hashes.Dispose();
        Fates.Dispose();
        Ends.Dispose();
    }
}
