using System.Numerics;

namespace LuoModel.Search.Engine;

/// <summary>Walks the set bits of a mask.</summary>
internal static class Bits
{
    /// <summary>Numbers of the set bits, lowest first.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="names">Number of names the mask speaks of; a bit beyond them is a defect of the model.</param>
    public static Walk Of(ulong mask, int names)
    {
        if (names < 64 && mask >> names != 0)
        {
            throw new InvalidOperationException($"The model set bit {BitOperations.Log2(mask)} of a mask, but gave only {names} names.");
        }

        return new(mask);
    }

    /// <summary>Enumerates without allocating.</summary>
    /// <param name="mask">Bits left.</param>
    public struct Walk(ulong mask)
    {
        private ulong _left = mask;

        /// <summary>Number of the current bit.</summary>
        public int Current { get; private set; }

        /// <summary>This walk; for foreach.</summary>
        public readonly Walk GetEnumerator() => this;

        /// <summary>Goes to the next bit.</summary>
        public bool MoveNext()
        {
            Current = BitOperations.TrailingZeroCount(_left);
            bool more = _left != 0;
            _left &= _left - 1;
            return more;
        }
    }
}
