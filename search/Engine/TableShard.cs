using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LuoModel.Search.Engine;

/// <summary>A view of one shard of a <see cref="StateTable"/> with everything a probe needs in registers.</summary>
internal readonly unsafe struct TableShard
{
    private readonly uint* _first;
    private readonly uint* _end;
    private readonly uint _slots;
    private readonly uint _shards;
    private readonly uint _indexMask;

    /// <summary>A view.</summary>
    /// <param name="first">First slot.</param>
    /// <param name="slots">Number of slots.</param>
    /// <param name="shards">Number of shards of the table.</param>
    /// <param name="indexMask">Bits of a slot that hold index + 1.</param>
    public TableShard(uint* first, uint slots, uint shards, uint indexMask)
    {
        _first = first;
        _end = first + slots;
        _slots = slots;
        _shards = shards;
        _indexMask = indexMask;
    }

    /// <summary>First slot to probe for a hash that belongs to this shard.</summary>
    /// <param name="hash">Hash of a key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint* Home(ulong hash)
    {
        // The fraction of the hash within its shard, scaled to the number of slots.
        uint fraction = (uint)((hash >> 32) * _shards);
        return _first + (((ulong)fraction * _slots) >> 32);
    }

    /// <summary>The slot after a slot.</summary>
    /// <param name="slot">A slot of this shard.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint* Next(uint* slot)
    {
        uint* next = slot + 1;
        return next == _end ? _first : next;
    }

    /// <summary>Whether a slot that is not empty may belong to a key of this hash.</summary>
    /// <param name="slot">Content of the slot.</param>
    /// <param name="hash">Hash of the key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TagMatches(uint slot, ulong hash) => ((slot ^ (uint)hash) & ~_indexMask) == 0;

    /// <summary>Index in a slot that is not empty.</summary>
    /// <param name="slot">Content of the slot.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexIn(uint slot) => (int)(slot & _indexMask) - 1;

    /// <summary>Content of a slot for an index and a hash.</summary>
    /// <param name="index">Index in the store.</param>
    /// <param name="hash">Hash of the key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Content(int index, ulong hash)
    {
        Debug.Assert((uint)index < _indexMask, "the index fits beside the tag");
        return ((uint)hash & ~_indexMask) | ((uint)index + 1);
    }

    /// <summary>Brings a slot into the cache ahead of the probe.</summary>
    /// <param name="hash">Hash of the key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ulong hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Home(hash));
        }
    }
}
