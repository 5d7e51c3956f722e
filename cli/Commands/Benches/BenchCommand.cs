using System.CommandLine;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench WHAT</c>: measurements, as ratios of what was measured in the same run.</summary>
internal static class BenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console) => new("bench", "Measure the engines; ratios are of things measured in the same run.")
    {
        ExhaustiveBenchCommand.Create(console),
        StepBenchCommand.Create(console),
        RandomBenchCommand.Create(console),
        GrowthBenchCommand.Create(console),
        MachinesBenchCommand.Create(console),
        ConformBenchCommand.Create(console),
    };
}
