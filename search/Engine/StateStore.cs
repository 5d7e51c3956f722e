using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LuoModel.Search.Engine;

/// <summary>
/// All states found, in the order in which a single-threaded breadth-first search meets them. The queue of the search is this array
/// with a cursor. A trace is the chain of parents; which action led from one to the next is found by expanding the parent again, so that
/// no action has to be stored.
/// </summary>
internal sealed unsafe class StateStore : IDisposable
{
    private const int FirstReserve = 1 << 12;

    private readonly NativeBlock<ulong> _keys;
    private readonly NativeBlock<int> _parents = new(FirstReserve);

    /// <summary>An empty store.</summary>
    /// <param name="words">Words of a key.</param>
    public StateStore(int words)
    {
        Debug.Assert(words > 0, "a key has at least one word");
        Words = words;
        _keys = new((long)FirstReserve * words);
    }

    /// <summary>Words of a key.</summary>
    public int Words { get; }

    /// <summary>States stored.</summary>
    public int Count { get; private set; }

    /// <summary>First key; changes on <see cref="Append"/>.</summary>
    public ulong* Keys => _keys.Pointer;

    /// <summary>Bytes of keys and parents in use.</summary>
    public long Bytes => (long)Count * ((Words * sizeof(ulong)) + sizeof(int));

    /// <summary>Key of a state.</summary>
    /// <param name="index">Number of the state.</param>
    public ReadOnlySpan<ulong> Key(int index)
    {
        Debug.Assert((uint)index < (uint)Count, "index of a stored state");
        return new(_keys.Pointer + ((long)index * Words), Words);
    }

    /// <summary>The state from which a state was first reached; -1 for the initial state.</summary>
    /// <param name="index">Number of the state.</param>
    public int ParentOf(int index)
    {
        Debug.Assert((uint)index < (uint)Count, "index of a stored state");
        return _parents.Pointer[index];
    }

    /// <summary>Makes room for states that are then written with <see cref="Write"/>, by several workers at once.</summary>
    /// <param name="states">How many.</param>
    /// <returns>Index of the first of them.</returns>
    public int Append(int states)
    {
        int first = Count;
        int count = checked(first + states);
        _keys.Reserve((long)count * Words);
        _parents.Reserve(count);
        Count = count;
        return first;
    }

    /// <summary>Writes a state that <see cref="Append"/> made room for.</summary>
    /// <param name="index">Number of the state.</param>
    /// <param name="key">First word of its key.</param>
    /// <param name="words">Words of a key, as a constant where the caller knows one.</param>
    /// <param name="parent">The state it was reached from.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int index, ulong* key, int words, int parent)
    {
        Debug.Assert((uint)index < (uint)Count && words == Words, "room was made");
        KeyHash.Copy(key, _keys.Pointer + ((long)index * words), words);
        _parents.Pointer[index] = parent;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _parents.Dispose();
    }
}
