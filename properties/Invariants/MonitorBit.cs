namespace LuoModel.Properties.Invariants;

/// <summary>Single bits of a monitor, numbered from bit 0 of its first byte on.</summary>
internal static class MonitorBit
{
    /// <summary>Whether a bit is set.</summary>
    public static bool Get(ReadOnlySpan<byte> monitor, int bit) => (monitor[bit >> 3] >> (bit & 7) & 1) != 0;

    /// <summary>Sets or clears a bit.</summary>
    public static void Set(Span<byte> monitor, int bit, bool on)
    {
        var mask = (byte)(1 << (bit & 7));
        monitor[bit >> 3] = (byte)(on ? monitor[bit >> 3] | mask : monitor[bit >> 3] & ~mask);
    }
}
