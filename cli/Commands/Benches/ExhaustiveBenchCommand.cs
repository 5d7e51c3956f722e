using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Bench.Exhaustive;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Commands.Benches;

/// <summary><c>luo bench exhaustive</c>: states per second and bytes per state of the exhaustive engine.</summary>
internal static class ExhaustiveBenchCommand
{
    private const int UsualRepetitions = 3;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var cases = new Option<string[]>("--case")
        {
            HelpName = "ID",
            Description = $"Only this case. Repeatable. One of {string.Join(", ", ExhaustiveCase.All.Select(known => known.Id))}",
            DefaultValueFactory = static _ => [],
        };
        cases.OneOf([.. ExhaustiveCase.All.Select(known => known.Id)]);
        Option<int?> threads = CommonOptions.Threads();
        Option<int?> repetitions = Number.Whole("--repetitions", "N", $"Run each case N times; {UsualRepetitions} unless given", least: 1);
        Option<string?> json = CommonOptions.Json();
        var command = new Command("exhaustive", "The exhaustive engine: states per second, bytes per state, against a bare hand-packed search.")
        {
            cases, threads, repetitions, json,
        };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetRequiredValue(cases);
            ExhaustiveCase[] picked = [.. ExhaustiveCase.All.Where(known => named.Length == 0 || named.Contains(known.Id))];
            int[] workers = [.. new[] { 1, parsed.GetValue(threads) ?? Environment.ProcessorCount }.Distinct()];
            return Run(picked, workers, parsed.GetValue(repetitions) ?? UsualRepetitions, parsed.GetValue(json), console);
        });
        return command;
    }

    private static int Run(ExhaustiveCase[] cases, int[] threads, int repetitions, string? json, LuoConsole console)
    {
        var results = new List<ExhaustiveBenchResult>();
        bool stopped = false;
        using (var progress = new ProgressLine(console))
        {
            foreach (ExhaustiveCase which in cases)
            {
                progress.Report($"{which.Id}: {which.About}, {repetitions} times");
                try
                {
                    results.AddRange(ExhaustiveBench.Measure(which, threads, repetitions, console.Stop));
                }
                catch (OperationCanceledException)
                {
                    stopped = true; // the cases that were measured in full are still worth something
                    break;
                }
            }
        }

        JsonReport.Write(json, console, writer => Write(writer, results));
        if (json != JsonReport.StandardOutput)
        {
            ToTable(results).Write(console);
        }

        return results.Any(result => result.Exact == false) ? ExitCode.Found : stopped ? ExitCode.Undecided : ExitCode.Done;
    }

    /// <summary>The results for people.</summary>
    internal static TextTable ToTable(IEnumerable<ExhaustiveBenchResult> results)
    {
        TextTable table = TextTable.Create(
            "case", "threads", "distinct", "depth", "seconds", "states/s", "bytes/state", "commands/s", "commands/state", "of bare search", "speed-up", "counts");
        foreach (ExhaustiveBenchResult result in results)
        {
            table.Row(
                result.Case,
                Text($"{result.Threads}"),
                Text($"{result.Distinct:n0}"),
                Text($"{result.Depth}"),
                Text($"{result.Seconds:f2}"),
                Text($"{result.StatesPerSecond:n0}"),
                Text($"{result.BytesPerState:f1}"),
                Text($"{result.CommandsPerSecond:n0}"),
                Text($"{result.StepsPerState:f1}"),
                result.Ratio is { } ratio ? Text($"{ratio:f2}") : "-",
                result.Speedup is { } speedup ? Text($"{speedup:f2}") : "-",
                result.Exact switch { true => "exact", false => "WRONG", null => "not pinned" });
        }

        return table;
    }

    /// <summary>The results for programs.</summary>
    internal static void Write(Utf8JsonWriter json, IEnumerable<ExhaustiveBenchResult> results)
    {
        json.WriteStartArray("results");
        foreach (ExhaustiveBenchResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("case", result.Case);
            json.WriteNumber("threads", result.Threads);
            json.WriteNumber("distinct", result.Distinct);
            json.WriteNumber("transitions", result.Transitions);
            json.WriteNumber("depth", result.Depth);
            json.WriteNumber("seconds", result.Seconds);
            json.WriteNumber("statesPerSecond", result.StatesPerSecond);
            json.WriteNumber("bytesPerState", result.BytesPerState);
            json.WriteNumber("commandsPerSecond", result.CommandsPerSecond);
            json.WriteNumber("commandsPerState", result.StepsPerState);
            WriteIfKnown(json, "ratio", result.Ratio);
            WriteIfKnown(json, "speedup", result.Speedup);
            if (result.Exact is { } exact)
            {
                json.WriteBoolean("exact", exact);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
