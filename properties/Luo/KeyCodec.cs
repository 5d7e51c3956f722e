using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace LuoModel.Properties.Luo;

/// <summary>Whether a state has a key.</summary>
public enum KeyFit
{
    /// <summary>It has.</summary>
    Fits,

    /// <summary>A field that counts left the bits that keys have for it.</summary>
    CounterOutgrown,

    /// <summary>Another field did: the mask is wrong.</summary>
    MaskTooNarrow,
}

/// <summary>
/// Packs a state into the bits that can vary and back: word by word, the masked bits side by side. A bit outside the mask that differs from the initial
/// state's is an error of the mask and is reported, never dropped.
/// </summary>
public sealed class KeyCodec
{
    private readonly ulong[] _masks;
    private readonly ulong[] _constant;
    private readonly ulong[] _signs;
    private readonly ulong[] _counters;
    private readonly SignedFields _signed;

    /// <summary>Makes a codec.</summary>
    /// <param name="masks">Ones where bits may vary.</param>
    /// <param name="initial">A state; the bits outside the mask are those of every state, but for the signs of negative values.</param>
    /// <param name="signed">Ones in all bits of the fields whose highest bit in the mask is a sign.</param>
    /// <param name="counters">Ones in all bits of the fields that count.</param>
    public KeyCodec(ReadOnlySpan<ulong> masks, ReadOnlySpan<ulong> initial, ReadOnlySpan<ulong> signed, ReadOnlySpan<ulong> counters)
    {
        _masks = masks.ToArray();
        _counters = counters.ToArray();
        _signed = new SignedFields(masks, signed);
        _signs = new ulong[masks.Length];
        _constant = new ulong[masks.Length];
        for (var i = 0; i < masks.Length; i++)
        {
            _constant[i] = initial[i] & ~masks[i];
            _signs[i] = _signed.Signs(i);
            Bits += BitOperations.PopCount(masks[i]);
        }

        KeyWords = Math.Max(1, (Bits + 63) / 64);
    }

    /// <summary>Bits of a key.</summary>
    public int Bits { get; }

    /// <summary>64-bit words of a key.</summary>
    public int KeyWords { get; }

    /// <summary>Whether nothing outside the mask varies, so that the state has a key; if not, what does.</summary>
    public KeyFit Fit(ReadOnlySpan<ulong> state)
    {
        var outside = 0UL;
        for (var i = 0; i < _masks.Length; i++)
        {
            outside |= ((state[i] & ~_masks[i]) ^ _constant[i]) | (state[i] & _signs[i]);
        }

        return outside == 0 ? KeyFit.Fits : FitWithSigns(state);
    }

    /// <summary>Writes the key of a state.</summary>
    /// <exception cref="InvalidOperationException">A bit outside the mask varies.</exception>
    public void Pack(ReadOnlySpan<ulong> state, Span<ulong> key)
    {
        var masks = _masks;
        var constant = _constant;
        var word = 0UL;
        var filled = 0;
        var at = 0;
        for (var i = 0; i < masks.Length; i++)
        {
            var mask = masks[i];
            if ((((state[i] & ~mask) ^ constant[i]) | (state[i] & _signs[i])) != 0 && Outside(state, i) is not 0 and var outside)
            {
                throw new InvalidOperationException($"bits outside the key mask vary in word {i}: {outside:x}");
            }

            if (mask == 0)
            {
                continue;
            }

            var width = BitOperations.PopCount(mask);
            var bits = Extract(state[i], mask);
            word |= bits << filled;
            filled += width;
            if (filled >= 64)
            {
                key[at++] = word;
                filled -= 64;
                word = filled == 0 ? 0 : bits >> (width - filled);
            }
        }

        if (at < key.Length)
        {
            key[at] = word;
        }
    }

    /// <summary>Writes the state of a key.</summary>
    public void Unpack(ReadOnlySpan<ulong> key, Span<ulong> state)
    {
        var at = 0;
        var used = 0;
        var negative = 0UL;
        for (var i = 0; i < _masks.Length; i++)
        {
            var mask = _masks[i];
            if (mask == 0)
            {
                state[i] = _constant[i];
                continue;
            }

            var width = BitOperations.PopCount(mask);
            var bits = key[at] >> used;
            if (used + width > 64)
            {
                bits |= key[at + 1] << (64 - used);
            }

            used += width;
            if (used >= 64)
            {
                used -= 64;
                at++;
            }

            state[i] = Deposit(bits, mask) | _constant[i];
            negative |= state[i] & _signs[i];
        }

        if (negative != 0)
        {
            _signed.Extend(state);
        }
    }

    private KeyFit FitWithSigns(ReadOnlySpan<ulong> state)
    {
        var fit = KeyFit.Fits;
        for (var i = 0; i < _masks.Length; i++)
        {
            var outside = Outside(state, i);
            if ((outside & ~_counters[i]) != 0)
            {
                return KeyFit.MaskTooNarrow;
            }

            fit = outside != 0 ? KeyFit.CounterOutgrown : fit;
        }

        return fit;
    }

    /// <summary>The bits of a word that a key can not say.</summary>
    private ulong Outside(ReadOnlySpan<ulong> state, int word) => (state[word] & ~_masks[word]) ^ (_constant[word] | _signed.Above(state, word));

    private static ulong Extract(ulong value, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(value, mask);
        }

        var result = 0UL;
        for (var at = 0; mask != 0; at++, mask &= mask - 1)
        {
            result |= (value >> BitOperations.TrailingZeroCount(mask) & 1) << at;
        }

        return result;
    }

    private static ulong Deposit(ulong value, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitDeposit(value, mask);
        }

        var result = 0UL;
        for (; mask != 0; mask &= mask - 1, value >>= 1)
        {
            result |= (value & 1) << BitOperations.TrailingZeroCount(mask);
        }

        return result;
    }
}
