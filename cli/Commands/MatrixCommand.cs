using System.CommandLine;
using System.Text.Json;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo matrix</c>: all invariants on all designs.</summary>
internal static class MatrixCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var designs = CommonOptions.Design();
        var workload = CommonOptions.Workload();
        var invariants = CommonOptions.Invariant();
        var states = CommonOptions.MaxStates();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var format = new Option<string>("--format")
        {
            HelpName = "text|md",
            Description = "How to show it",
            DefaultValueFactory = static _ => "text",
        };
        format.OneOf("text", "md");
        var command = new Command("matrix", "All invariants on all designs: holds, violated with the length of the shortest trace, or why not.")
        {
            designs, workload, invariants, states, threads, json, format,
        };
        var shard = Shard.Option(Environment.GetEnvironmentVariable);
        command.Add(shard);
        var page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            var options = new CheckOptions
            {
                Invariants = parsed.GetValue(invariants) ?? [],
                MaxStates = (int)Math.Min(parsed.GetValue(states) ?? CheckOptions.DefaultMaxStates, int.MaxValue - 1),
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
                Cancellation = console.Stop,
            };
            var chosen = Selection.Designs(parsed.GetValue(designs) ?? [], DesignCatalog.All);
            var on = Selection.Workloads(parsed.GetValue(workload) ?? [], WorkloadCatalog.Overview);
            var part = parsed.GetValue(shard) ?? Shard.Whole;
            using var line = new ProgressLine(console);
            var matrix = Matrix.Run(chosen, on, options, console.Stop, line, pairs => part.Of(pairs));
            line.Dispose();
            var target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer =>
            {
                var identity = $"{string.Join(' ', matrix.Designs)} {string.Join(' ', matrix.Workloads)} {string.Join(' ', options.Invariants)} {options.MaxStates}";
                var sizes = matrix.Cells.GroupBy(cell => (cell.Design, cell.Workload)).Select(cells => cells.Count());
                part.Write(writer, "matrix", identity, matrix.Designs.Count * matrix.Workloads.Count, sizes);
                Json(writer, matrix);
            });
            if (target != JsonReport.StandardOutput)
            {
                MatrixText.Write(console, matrix, parsed.GetValue(format) == "md");
            }

            page.Write(parsed, console, () => CheckPages.Of(matrix));
            var exit = Exit(matrix, console);
            return console.Stop.IsCancellationRequested ? ExitCode.Undecided : exit;
        });
        return command;
    }

    /// <summary>The manifest decides where it speaks; elsewhere a violation or an open verdict does.</summary>
    private static int Exit(Matrix matrix, LuoConsole console)
    {
        var manifest = ManifestFile.Read(console);
        var worst = console.Stop.IsCancellationRequested ? ExitCode.Undecided : ExitCode.Done;
        foreach (var cell in matrix.Cells)
        {
            var expected = manifest.Find(cell.Design, cell.Workload)?.Verdicts.GetValueOrDefault(cell.Row.Invariant);
            if (expected is null ? cell.Row.Verdict == Verdict.Violated : expected != Manifest.Text(cell.Row) && cell.Row.Verdict != Verdict.NotApplicable)
            {
                return ExitCode.Found;
            }

            worst = expected is null && cell.Row.Verdict == Verdict.Unknown ? ExitCode.Undecided : worst;
        }

        return worst;
    }

    private static void Json(Utf8JsonWriter json, Matrix matrix)
    {
        Strings(json, "designs", matrix.Designs);
        Strings(json, "invariants", matrix.Invariants);
        Strings(json, "workloads", matrix.Workloads);
        json.WriteStartArray("cells");
        foreach (var cell in matrix.Cells)
        {
            json.WriteStartObject();
            json.WriteString("design", cell.Design);
            json.WriteString("workload", cell.Workload);
            json.WriteString("invariant", cell.Row.Invariant);
            json.WriteString("verdict", cell.Row.Verdict.Text());
            if (cell.Row.Length is { } length)
            {
                json.WriteNumber("length", length);
                json.WriteNumber("faults", cell.Row.Faults ?? 0);
                json.WriteString("replay", cell.Row.Replay);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
