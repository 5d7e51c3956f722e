namespace LuoModel.Search.Engine;

/// <summary>Walks the set bits of a mask.</summary>
internal static class Bits
{
    /// <summary>Numbers of the set bits, lowest first.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="names">Number of names the mask speaks of; a bit beyond them is a defect of the model.</param>
    public static Walk Of(UInt128 mask, int names)
    {
        if (names < 128 && mask >> names != 0)
        {
            throw new InvalidOperationException($"The model set bit {UInt128.Log2(mask)} of a mask, but gave only {names} names.");
        }

        return new(mask);
    }

    /// <summary>Enumerates without allocating.</summary>
    /// <param name="mask">Bits left.</param>
    public struct Walk(UInt128 mask)
    {
        private UInt128 _left = mask;

        /// <summary>Number of the current bit.</summary>
        public int Current { get; private set; }

        /// <summary>This walk; for foreach.</summary>
        public readonly Walk GetEnumerator() => this;

        /// <summary>Goes to the next bit.</summary>
        public bool MoveNext()
        {
            Current = (int)UInt128.TrailingZeroCount(_left);
            bool more = _left != 0;
            _left &= _left - 1;
            return more;
        }
    }
}
