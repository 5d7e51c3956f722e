using System.Runtime.CompilerServices;

namespace LuoModel.Search.Engine;

/// <summary>
/// Hash of a key. Only speed depends on its quality: the table compares whole keys. Not seeded: the same model gives the same table.
/// </summary>
internal static unsafe class KeyHash
{
    private const ulong First = 0xff51afd7ed558ccd;
    private const ulong Second = 0xc4ceb9fe1a85ec53;
    private const ulong Odd = 0x9e3779b97f4a7c15;

    /// <summary>Hash of a key.</summary>
    /// <param name="key">First word.</param>
    /// <param name="words">Number of words; when it is a constant 1 the loop disappears.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong* key, int words)
    {
        ulong hash = key[0];
        if (words > 1)
        {
            for (int i = 1; i < words; i++)
            {
                // Folding the 128-bit product keeps every bit of both factors in play at the cost of one multiplication a word.
                ulong high = Math.BigMul(hash ^ Odd, First, out ulong low);
                hash = high ^ low ^ key[i];
            }
        }

        hash ^= hash >> 33;
        hash *= First;
        hash ^= hash >> 33;
        hash *= Second;
        hash ^= hash >> 33;
        return hash;
    }

    /// <summary>Whether two keys are equal, word by word.</summary>
    /// <param name="a">First word of one.</param>
    /// <param name="b">First word of the other.</param>
    /// <param name="words">Number of words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Same(ulong* a, ulong* b, int words)
    {
        if (*a != *b)
        {
            return false;
        }

        return words == 1 || new ReadOnlySpan<ulong>(a + 1, words - 1).SequenceEqual(new ReadOnlySpan<ulong>(b + 1, words - 1));
    }

    /// <summary>Copies a key.</summary>
    /// <param name="from">First word of the source.</param>
    /// <param name="to">First word of the destination.</param>
    /// <param name="words">Number of words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ulong* from, ulong* to, int words)
    {
        if (words == 1)
        {
            *to = *from;
        }
        else
        {
            new ReadOnlySpan<ulong>(from, words).CopyTo(new Span<ulong>(to, words));
        }
    }
}
