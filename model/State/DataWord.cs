using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>
/// The u64 a handler keeps for a preserved file, without its history: which preservation it names, and how often freeze changed it. The number a
/// recording shows is (number of the handle, 0 when <see cref="Handle"/> is 0) + 10000 * <see cref="Bumps"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct DataWord : IEquatable<DataWord>
{
    /// <summary>Handle slot + 1; 0 = the word names no preservation.</summary>
    public short Handle;

    /// <summary>How many successful freezes changed the word.</summary>
    public byte Bumps;

    /// <summary>The word of handle slot <paramref name="slot"/>, not yet changed by freeze.</summary>
    public static DataWord Of(int slot) => new() { Handle = (short)(slot + 1) };

    /// <summary>The handle slot, -1 when the word names none.</summary>
    public readonly int Slot => Handle - 1;

    /// <inheritdoc/>
    public readonly bool Equals(DataWord other) => Handle == other.Handle && Bumps == other.Bumps;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is DataWord other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (Handle << 8) | Bumps;

    /// <summary>Equality of both parts.</summary>
    public static bool operator ==(DataWord left, DataWord right) => left.Equals(right);

    /// <summary>Inequality of a part.</summary>
    public static bool operator !=(DataWord left, DataWord right) => !left.Equals(right);
}
