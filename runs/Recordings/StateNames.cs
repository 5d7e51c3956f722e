using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Runs.Recordings;

/// <summary>The states of the machines as recordings write them: v3 in capitals, v4 in small letters.</summary>
internal static class StateNames
{
    private static readonly string[] s_capital = ["UNDEFINED", "NORMAL", "PREPARED", "FROZEN", "UPDATED"];
    private static readonly string[] s_small = ["undefined", "normal", "prepared", "frozen", "updated"];

    /// <summary>The name of <paramref name="state"/>.</summary>
    public static string Of(Vocabulary vocabulary, MachineState state) =>
        (vocabulary == Vocabulary.GlobalMachine ? s_capital : s_small)[(int)state];
}
