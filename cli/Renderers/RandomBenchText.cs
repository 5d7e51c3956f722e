using System.Globalization;
using System.Text.Json;
using LuoModel.Bench.Random;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Renderers;

/// <summary>What <c>luo bench random</c> measured.</summary>
/// <param name="Speed">Commands per second.</param>
/// <param name="Guidance">Tuples with and without guidance.</param>
/// <param name="Defects">Time to find each defect.</param>
internal sealed record RandomBenchReport(IReadOnlyList<SpeedResult> Speed, IReadOnlyList<GuidanceResult> Guidance, IReadOnlyList<DefectResult> Defects);

/// <summary>The measurements of the random engine, for people and for programs.</summary>
internal static class RandomBenchText
{
    /// <summary>Writes tables.</summary>
    public static void Write(LuoConsole console, RandomBenchReport report)
    {
        var speed = TextTable.Create("workload", "threads", "commands/s", "of bare steps with invariants", "speed-up", "bytes/command");
        foreach (var result in report.Speed)
        {
            var single = report.Speed.First(other => other.Workload == result.Workload);
            speed.Row(
                result.Workload, Text($"{result.Threads}"), Text($"{result.CommandsPerSecond:n0}"), Text($"{result.Ratio:f2}"),
                Text($"{result.CommandsPerSecond / single.CommandsPerSecond:f2}"), Text($"{result.BytesPerCommand:f0}"));
        }

        speed.Write(console);
        console.Output.WriteLine();
        var guidance = TextTable.Create("workload", "commands", "tuples guided", "unguided", "seeds in which guidance reached more");
        foreach (var runs in report.Guidance.GroupBy(result => result.Workload))
        {
            guidance.Row(
                runs.Key, Text($"{runs.First().Commands:n0}"), string.Join(' ', runs.Select(run => run.Guided)), string.Join(' ', runs.Select(run => run.Unguided)),
                Text($"{runs.Count(run => run.Guided > run.Unguided)} of {runs.Count()}"));
        }

        guidance.Write(console);
        console.Output.WriteLine();
        Defects(console, report.Defects);
    }

    /// <summary>Writes the members behind <c>schemaVersion</c>.</summary>
    public static void Write(Utf8JsonWriter json, RandomBenchReport report)
    {
        json.WriteStartArray("results");
        foreach (var result in report.Speed)
        {
            json.WriteStartObject();
            json.WriteString("case", $"random-{result.Workload}");
            json.WriteNumber("threads", result.Threads);
            json.WriteNumber("commands", result.Commands);
            json.WriteNumber("seconds", result.Seconds);
            json.WriteNumber("commandsPerSecond", result.CommandsPerSecond);
            json.WriteNumber("ratio", result.Ratio);
            json.WriteNumber("bytesPerCommand", result.BytesPerCommand);
            json.WriteEndObject();
        }

        foreach (var result in report.Guidance)
        {
            json.WriteStartObject();
            json.WriteString("case", $"guidance-{result.Workload}");
            json.WriteNumber("seed", result.Seed);
            json.WriteNumber("commands", result.Commands);
            json.WriteNumber("guided", result.Guided);
            json.WriteNumber("unguided", result.Unguided);
            json.WriteEndObject();
        }

        foreach (var result in report.Defects)
        {
            Defect(json, result);
        }

        json.WriteEndArray();
    }

    private static void Defects(LuoConsole console, IReadOnlyList<DefectResult> results)
    {
        // One row for each defect, one column for each way of looking for it: seeds that found it, median time, median commands.
        (bool Swarm, bool Guided)[] ways = [.. results.Select(result => (result.Swarm, result.Guided)).Distinct()];
        var table = TextTable.Create(["defect", "design", "workload", "shortest", "most longer", .. ways.Select(way => $"swarm {YesNo(way.Swarm)}, guided {YesNo(way.Guided)}")]);
        foreach (var rows in results.GroupBy(result => result.Bug.Id))
        {
            var first = rows.First();
            table.Row(
            [
                first.Bug.Id, first.Bug.Design!, first.Bug.Workload!,
                first.Shortest is { } shortest ? shortest.ToString(CultureInfo.InvariantCulture) : "-",
                rows.Any(row => row.Excess is not null) ? Text($"{rows.Max(row => row.Excess?.Most)}") : "-",
                .. ways.Select(way => rows.FirstOrDefault(row => (row.Swarm, row.Guided) == way) is { } row ? Cell(row) : "-"),
            ]);
        }

        table.Write(console);
        foreach (var way in results.GroupBy(result => (result.Swarm, result.Guided)))
        {
            DefectResult[] all = [.. way];
            int[] longer = [.. all.SelectMany(result => result.Searches.Where(search => search.Length is not null).Select(search => search.Length!.Value - (result.Shortest ?? 0))).Order()];
            var middle = Middle([.. all.SelectMany(result => result.Searches.Select(search => (double)search.Commands))]);
            console.Output.WriteLine(Text($"swarm {YesNo(way.Key.Swarm)}, guided {YesNo(way.Key.Guided)}:"));
            console.Output.WriteLine(Text($"  {all.Count(result => 2 * result.Found > result.Searches.Count)} of {all.Length} defects found by most seeds;"));
            console.Output.WriteLine(Text($"  {longer.Length} of {all.Sum(result => result.Searches.Count)} searches found theirs, half of all within {middle:n0} commands;"));
            console.Output.WriteLine(Text($"  shrunk traces longer than the shortest: median {(longer.Length == 0 ? 0 : longer[longer.Length / 2])}, most {(longer.Length == 0 ? 0 : longer[^1])}."));
        }
    }

    private static string Cell(DefectResult row) => Text(
        $"{row.Found} of {row.Searches.Count}, {(row.MedianSeconds is { } median ? Text($"{median:f3} s") : "-")}, {row.MedianCommands:n0}");

    private static void Defect(Utf8JsonWriter json, DefectResult result)
    {
        json.WriteStartObject();
        json.WriteString("case", $"defect-{result.Bug.Id}");
        json.WriteBoolean("swarm", result.Swarm);
        json.WriteBoolean("guided", result.Guided);
        json.WriteNumber("found", result.Found);
        json.WriteNumber("seeds", result.Searches.Count);
        json.WriteStartArray("searches");
        foreach (var search in result.Searches)
        {
            json.WriteStartObject();
            json.WriteNumber("seed", search.Seed);
            json.WriteNumber("commands", search.Commands);
            if (search is { Seconds: { } seconds, Length: { } length })
            {
                json.WriteNumber("seconds", seconds);
                json.WriteNumber("length", length);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (result.Shortest is { } shortest)
        {
            json.WriteNumber("shortest", shortest);
        }

        json.WriteEndObject();
    }

    private static double Middle(double[] numbers)
    {
        Array.Sort(numbers);
        return numbers.Length == 0 ? 0 : numbers[numbers.Length / 2];
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
