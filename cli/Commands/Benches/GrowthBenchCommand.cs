using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Bench.Exhaustive;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Search;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench growth</c>: how the number of states grows with sessions, files and faults.</summary>
internal static class GrowthBenchCommand
{
    private const int UsualSessions = 2, UsualFiles = 3, UsualFaults = 1, UsualStates = 2_000_000;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        Option<string[]> design = CommonOptions.Design();
        Option<int?> sessions = Number.Whole("--sessions", "N", $"Up to N sessions; {UsualSessions} unless given", least: 1);
        Option<int?> files = Number.Whole("--files", "N", $"Up to N files; {UsualFiles} unless given", least: 1);
        Option<int?> faults = Number.Whole("--faults", "N", $"Up to N faults; {UsualFaults} unless given", least: 0);
        Option<long?> states = CommonOptions.MaxStates();
        states.Description = Text($"Give a row up at N states; {UsualStates:n0} unless given");
        Option<int?> threads = CommonOptions.Threads();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("growth", "How exhaustive checking grows: states, commands and time over sessions x files x faults.")
        {
            design, sessions, files, faults, states, threads, json,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<Design> designs = Selection.Designs(parsed.GetRequiredValue(design), DesignCatalog.Newest);
            if (designs.Count != 1)
            {
                throw new UserError($"{designs.Count} designs, expected one");
            }

            var options = new ExplorationOptions
            {
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                Bounds = new(MaxStates: (int)Math.Min(int.MaxValue - 1, parsed.GetValue(states) ?? UsualStates)),
                Cancellation = console.Stop,
            };
            IEnumerable<CostGrowthRow> rows = CostGrowth.Rows(
                designs[0], parsed.GetValue(sessions) ?? UsualSessions, parsed.GetValue(files) ?? UsualFiles,
                parsed.GetValue(faults) ?? UsualFaults, options);
            return Run(rows, parsed.GetValue(json), console);
        });
        return command;
    }

    private static int Run(IEnumerable<CostGrowthRow> measured, string? json, LuoConsole console)
    {
        var rows = new List<CostGrowthRow>();
        using (var progress = new ProgressLine(console))
        {
            foreach (CostGrowthRow row in measured)
            {
                rows.Add(row);
                progress.Report(Text($"{row.Sessions} x {row.Files} x {row.Faults}: {row.Distinct:n0} states"));
            }
        }

        JsonReport.Write(json, console, writer => Write(writer, rows));
        if (json != JsonReport.StandardOutput)
        {
            ToTable(rows).Write(console);
        }

        return console.Stop.IsCancellationRequested ? ExitCode.Undecided : ExitCode.Done;
    }

    private static TextTable ToTable(List<CostGrowthRow> rows)
    {
        TextTable table = TextTable.Create("sessions", "files", "faults", "states", "commands", "depth", "seconds", "states/s");
        foreach (CostGrowthRow row in rows)
        {
            table.Row(
                Text($"{row.Sessions}"),
                Text($"{row.Files}"),
                Text($"{row.Faults}"),
                Text($"{(row.Complete ? string.Empty : "> ")}{row.Distinct:n0}"),
                Text($"{row.Steps:n0}"),
                Text($"{row.Depth}"),
                Text($"{row.Seconds:f2}"),
                Text($"{row.Distinct / row.Seconds:n0}"));
        }

        return table;
    }

    private static void Write(Utf8JsonWriter json, List<CostGrowthRow> rows)
    {
        json.WriteStartArray("results");
        foreach (CostGrowthRow row in rows)
        {
            json.WriteStartObject();
            json.WriteString("case", Text($"growth-{row.Sessions}x{row.Files}x{row.Faults}"));
            json.WriteNumber("sessions", row.Sessions);
            json.WriteNumber("files", row.Files);
            json.WriteNumber("faults", row.Faults);
            json.WriteNumber("distinct", row.Distinct);
            json.WriteBoolean("complete", row.Complete);
            json.WriteNumber("commands", row.Steps);
            json.WriteNumber("depth", row.Depth);
            json.WriteNumber("seconds", row.Seconds);
            json.WriteNumber("statesPerSecond", row.Distinct / row.Seconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
