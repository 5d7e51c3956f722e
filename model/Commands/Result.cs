using LuoModel.Model.State;

namespace LuoModel.Model.Commands;

/// <summary>How a command ended.</summary>
public enum Outcome : byte
{
    /// <summary>It returned; <see cref="Result.Ret"/> tells what.</summary>
    Returned,

    /// <summary>It waits for ever to read-lock the serialize or state rwsem.</summary>
    StuckRwsemRead,

    /// <summary>It waits for ever to write-lock the state rwsem.</summary>
    StuckRwsemWrite,

    /// <summary>It waits for ever for a mutex its own task holds.</summary>
    StuckMutex,

    /// <summary>The kernel panicked.</summary>
    Panic,

    /// <summary>The kernel read bad memory.</summary>
    Oops,
}

/// <summary>What a command gave back.</summary>
/// <param name="Ret">0, a positive callback result, or a negative errno; meaningless unless <see cref="Outcome.Returned"/>.</param>
/// <param name="Value">
/// A state, a name index, a file slot, an object (1 present, 0 none) or a data word (<see cref="Word"/>), as the operation says; -1 when there is none.
/// </param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct Result(int Ret, int Value = -1, Outcome Outcome = Outcome.Returned)
{
    /// <summary>True when the machine can execute further commands: no panic, oops or endless wait.</summary>
    public bool Returned => Outcome == Outcome.Returned;

    /// <summary>Success without a value.</summary>
    public static Result Ok => new(0);

    /// <summary>A data word as a <see cref="Value"/>: slot + 1 in the low half, freeze bumps above.</summary>
    public static int Word(DataWord word) => (word.Bumps << 16) | (ushort)word.Handle;

    /// <summary>The data word that <paramref name="value"/> stands for.</summary>
    public static DataWord ToWord(int value) => new() { Handle = (short)value, Bumps = (byte)(value >> 16) };

    /// <summary>The command never returns.</summary>
    public static Result Stuck(Outcome outcome) => new(0, -1, outcome);
}
