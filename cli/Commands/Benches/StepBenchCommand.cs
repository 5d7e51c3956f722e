using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Bench.Steps;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench step</c>: what a state weighs and what a step costs on each workload, alone and with every invariant.</summary>
internal static class StepBenchCommand
{
    private const long UsualSteps = 1_000_000;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string[]> design = CommonOptions.Design();
        Option<string[]> workload = CommonOptions.Workload();
        Option<long?> steps = Number.Long("--steps", "N", $"Steps of each walk; {UsualSteps.ToString(CultureInfo.InvariantCulture)} unless given", least: 1);
        Option<string?> json = CommonOptions.Json();
        var command = new Command("step", "Single steps: bytes of a state, commands per second and bytes allocated, without and with every invariant.")
        {
            design, workload, steps, json,
        };
        command.SetAction(parsed => Run(
            Selection.Designs(parsed.GetRequiredValue(design), DesignCatalog.Newest),
            Selection.Workloads(parsed.GetRequiredValue(workload), WorkloadCatalog.Ids),
            parsed.GetValue(steps) ?? UsualSteps, parsed.GetValue(json), console));
        return command;
    }

    private static int Run(IReadOnlyList<Design> designs, IReadOnlyList<Workload> workloads, long steps, string? json, LuoConsole console)
    {
        var results = new List<(Design Design, StepBenchResult Result)>();
        using (var progress = new ProgressLine(console))
        {
            foreach ((Design design, Workload workload) in designs.SelectMany(design => workloads.Select(workload => (design, workload))))
            {
                if (console.Stop.IsCancellationRequested)
                {
                    break;
                }

                progress.Report($"{design.Id} on {workload.Id}");
                results.Add((design, StepBench.Run(design, workload, steps)));
            }
        }

        JsonReport.Write(json, console, writer => Write(writer, results));
        if (json != JsonReport.StandardOutput)
        {
            ToTable(results).Write(console);
        }

        return results.Count < designs.Count * workloads.Count ? ExitCode.Undecided : ExitCode.Done;
    }

    private static TextTable ToTable(List<(Design Design, StepBenchResult Result)> results)
    {
        TextTable table = TextTable.Create(
            "design", "workload", "state bytes", "key bytes", "commands/s", "with invariants", "of bare", "bytes allocated per command", "with invariants");
        foreach ((Design design, StepBenchResult result) in results)
        {
            table.Row(
                design.Id,
                result.Workload,
                Text($"{result.StateBytes}"),
                Text($"{result.KeyBytes}"),
                Text($"{result.Steps / result.BareSeconds:n0}"),
                Text($"{result.Steps / result.CheckedSeconds:n0}"),
                Text($"{result.BareSeconds / result.CheckedSeconds:f2}"),
                Text($"{result.BareBytesPerStep:0.###}"),
                Text($"{result.CheckedBytesPerStep:0.###}"));
        }

        return table;
    }

    private static void Write(Utf8JsonWriter json, List<(Design Design, StepBenchResult Result)> results)
    {
        json.WriteStartArray("results");
        foreach ((Design design, StepBenchResult result) in results)
        {
            json.WriteStartObject();
            json.WriteString("case", $"step-{result.Workload}");
            json.WriteString("design", design.Id);
            json.WriteString("workload", result.Workload);
            json.WriteNumber("threads", 1);
            json.WriteNumber("stateBytes", result.StateBytes);
            json.WriteNumber("keyBytes", result.KeyBytes);
            json.WriteNumber("steps", result.Steps);
            json.WriteNumber("seconds", result.CheckedSeconds);
            json.WriteNumber("commandsPerSecond", result.Steps / result.CheckedSeconds);
            json.WriteNumber("bareCommandsPerSecond", result.Steps / result.BareSeconds);
            json.WriteNumber("ratio", result.BareSeconds / result.CheckedSeconds);
            json.WriteNumber("bytesPerCommand", result.CheckedBytesPerStep);
            json.WriteNumber("bareBytesPerCommand", result.BareBytesPerStep);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
