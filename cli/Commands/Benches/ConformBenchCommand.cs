using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Recordings;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench conform</c>: commands per second of the recording checker.</summary>
internal static class ConformBenchCommand
{
    private const int UsualCommands = 100_000;
    private const ulong UsualSeed = 1;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string[]> design = CommonOptions.Design();
        Option<int?> commands = Number.Whole("--commands", "N", $"Commands of the generated recording; {UsualCommands} unless given", least: 1);
        Option<ulong?> seed = CommonOptions.Seed();
        var keep = new Option<string?>("--keep") { HelpName = "FILE", Description = "Write the recording of the first design into FILE, for ./luo conform" };
        Option<string?> json = CommonOptions.Json();
        var command = new Command("conform", "The recording checker: commands per second, against a bare pass over the same JSON.")
        {
            design, commands, seed, keep, json,
        };
        command.SetAction(parsed =>
        {
            Design[] designs = [.. (parsed.GetValue(design) is { Length: > 0 } texts ? texts : [DesignCatalog.Newest.Id]).Select(DesignText.Parse)];
            int count = parsed.GetValue(commands) ?? UsualCommands;
            ulong start = parsed.GetValue(seed) ?? UsualSeed;
            if (parsed.GetValue(keep) is { } file)
            {
                OutputFile.Write(file, RecordingGenerator.Make(count, start, designs[0]));
            }

            return Run(designs, count, start, parsed.GetValue(json), console);
        });
        return command;
    }

    private static int Run(Design[] designs, int commands, ulong seed, string? json, LuoConsole console)
    {
        var results = new List<ConformBenchResult>();
        using (var progress = new ProgressLine(console))
        {
            foreach (Design design in designs.TakeWhile(_ => !console.Stop.IsCancellationRequested))
            {
                progress.Report($"{Counted.Of(commands, "command")} on {design.Id}");
                results.Add(ConformBench.Run(design, commands, seed));
            }
        }

        JsonReport.Write(json, console, writer => Write(writer, results));
        if (json != JsonReport.StandardOutput)
        {
            ToTable(results).Write(console);
        }

        return results.Count == designs.Length ? ExitCode.Done : ExitCode.Undecided;
    }

    private static TextTable ToTable(List<ConformBenchResult> results)
    {
        TextTable table = TextTable.Create("design", "commands", "MB", "commands/s", "read seconds", "replay seconds", "of bare JSON pass");
        foreach (ConformBenchResult result in results)
        {
            table.Row(
                result.Design,
                Text($"{result.Commands:n0}"),
                Text($"{result.Bytes / 1e6:f1}"),
                Text($"{result.CommandsPerSecond:n0}"),
                Text($"{result.ReadSeconds:f3}"),
                Text($"{result.ReplaySeconds:f3}"),
                Text($"{result.Ratio:f2}"));
        }

        return table;
    }

    private static void Write(Utf8JsonWriter json, List<ConformBenchResult> results)
    {
        json.WriteStartArray("results");
        foreach (ConformBenchResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("case", Text($"conform-{result.Commands}"));
            json.WriteString("design", result.Design);
            json.WriteNumber("threads", 1);
            json.WriteNumber("commands", result.Commands);
            json.WriteNumber("bytes", result.Bytes);
            json.WriteNumber("seconds", result.ReadSeconds + result.ReplaySeconds);
            json.WriteNumber("readSeconds", result.ReadSeconds);
            json.WriteNumber("replaySeconds", result.ReplaySeconds);
            json.WriteNumber("jsonSeconds", result.JsonSeconds);
            json.WriteNumber("commandsPerSecond", result.CommandsPerSecond);
            json.WriteNumber("ratio", result.Ratio);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
