using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LuoModel.Search.Engine;

/// <summary>
/// A growable array outside the managed heap. The tables of a search are hundreds of megabytes that are accessed at random: here they
/// grow without a copy (the C library moves the pages), go back to the system at once when freed, and ask for huge pages.
/// </summary>
/// <typeparam name="T">Plain data.</typeparam>
internal sealed unsafe class NativeBlock<T> : IDisposable
    where T : unmanaged
{
    private T* _pointer;
    private long _length;

    /// <summary>A block with undefined content.</summary>
    /// <param name="length">Elements.</param>
    public NativeBlock(long length)
    {
        Grow(length);
    }

    private NativeBlock(T* pointer, long length)
    {
        _pointer = pointer;
        _length = length;
        HugePages.Advise(_pointer, Bytes);
    }

    /// <summary>First element. Changes when the block grows.</summary>
    public T* Pointer => _pointer;

    /// <summary>Elements.</summary>
    public long Length => _length;

    /// <summary>Size in bytes. Pages never written to take no memory.</summary>
    public long Bytes => _length * sizeof(T);

    /// <summary>A block of zeros.</summary>
    /// <param name="length">Elements.</param>
    public static NativeBlock<T> Zeroed(long length)
    {
        Debug.Assert(length > 0, "an empty block has no first element");
        return new((T*)NativeMemory.AllocZeroed((nuint)length, (nuint)sizeof(T)), length);
    }

    /// <summary>Makes room for more elements; keeps the content, the new part is undefined.</summary>
    /// <param name="length">Elements afterwards.</param>
    public void Grow(long length)
    {
        Debug.Assert(length > _length, "blocks only grow");
        _pointer = (T*)NativeMemory.Realloc(_pointer, checked((nuint)length * (nuint)sizeof(T)));
        _length = length;
        HugePages.Advise(_pointer, Bytes);
    }

    /// <summary>Makes room for at least this many elements, by half as much again so that growing costs little.</summary>
    /// <param name="length">Elements needed.</param>
    public void Reserve(long length)
    {
        if (length > _length)
        {
            Grow(Math.Max(length, _length + (_length / 2)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_pointer);
        _pointer = null;
        _length = 0;
    }
}
