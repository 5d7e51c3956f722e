using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// What a refused call may have changed, said by example: a copy of the state before it takes over what is allowed and must then be the state after it.
/// The copy lives in memory of the thread and is good until the thread asks for the next one.
/// </summary>
internal static class Allowance
{
    [ThreadStatic]
    private static byte[]? s_copy;

    /// <summary>A copy of the state before a step.</summary>
    public static LuoState CopyOfBefore(in StepView step)
    {
        var size = step.Before.Layout.Size;
        if (s_copy is null || s_copy.Length < size)
        {
            s_copy = new byte[size];
        }

        step.Before.Bytes.CopyTo(s_copy);
        return new LuoState(step.Before.Layout, s_copy.AsSpan(0, size));
    }

    /// <summary>Whether two states are equal but for the monitors.</summary>
    public static bool Matches(LuoState expected, LuoState actual) =>
        expected.Bytes[..expected.Layout.Monitors].SequenceEqual(actual.Bytes[..actual.Layout.Monitors]);
}
