namespace LuoModel.Properties.Luo;

/// <summary>Fields of a state whose highest bit in the key is a sign: the bits above it are all like it, and so need no place in the key.</summary>
internal sealed class SignedFields
{
    private readonly (int Word, ulong Sign, (int Word, ulong Bits)[] Above)[] _fields;
    private readonly ulong[] _signs;

    /// <summary>Finds them.</summary>
    /// <param name="masks">Ones where a key has bits.</param>
    /// <param name="signed">Ones in all bits of the signed fields.</param>
    public SignedFields(ReadOnlySpan<ulong> masks, ReadOnlySpan<ulong> signed)
    {
        _signs = new ulong[masks.Length];
        var fields = new List<(int, ulong, (int, ulong)[])>();
        for (var bit = 0; bit < 64 * masks.Length; bit++)
        {
            if (!Has(signed, bit) || !Has(masks, bit) || !Has(signed, bit + 1) || Has(masks, bit + 1))
            {
                continue;
            }

            var above = new ulong[masks.Length];
            for (var at = bit + 1; Has(signed, at) && !Has(masks, at); at++)
            {
                above[at / 64] |= 1UL << (at % 64);
            }

            _signs[bit / 64] |= 1UL << (bit % 64);
            fields.Add((bit / 64, 1UL << (bit % 64), [.. Enumerable.Range(0, above.Length).Where(word => above[word] != 0).Select(word => (word, above[word]))]));
        }

        _fields = [.. fields];
    }

    /// <summary>The bits of a word that are signs.</summary>
    public ulong Signs(int word) => _signs[word];

    /// <summary>Sets the bits above the signs of negative values; those of others are clear.</summary>
    public void Extend(Span<ulong> state)
    {
        foreach (var (word, sign, above) in _fields)
        {
            if ((state[word] & sign) == 0)
            {
                continue;
            }

            foreach (var (at, bits) in above)
            {
                state[at] |= bits;
            }
        }
    }

    /// <summary>The bits of a word that are above the sign of a negative value in <paramref name="state"/>.</summary>
    public ulong Above(ReadOnlySpan<ulong> state, int word)
    {
        var bits = 0UL;
        foreach (var (from, sign, above) in _fields)
        {
            if ((state[from] & sign) == 0)
            {
                continue;
            }

            foreach (var (at, set) in above)
            {
                bits |= at == word ? set : 0;
            }
        }

        return bits;
    }

    private static bool Has(ReadOnlySpan<ulong> words, int bit) => bit < 64 * words.Length && (words[bit / 64] >> (bit % 64) & 1) != 0;
}
