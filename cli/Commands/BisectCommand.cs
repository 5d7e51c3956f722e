using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo bisect LUO0nn A B</c>: the smallest set of switches that flips a verdict.</summary>
internal static class BisectCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var invariant = new Argument<string>("LUO0nn") { Description = "The invariant whose verdict flips" };
        var a = new Argument<string>("A") { Description = "A design" };
        var b = new Argument<string>("B") { Description = "A design with another verdict" };
        var workload = CommonOptions.Workload();
        var depth = CommonOptions.MaxDepth();
        var states = CommonOptions.MaxStates();
        var time = CommonOptions.Time();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new Command("bisect", "The smallest sets of switches that flip the verdict of an invariant between two designs.")
        {
            invariant, a, b, workload, depth, states, time, threads, json,
        };
        command.SetAction(parsed =>
        {
            using var line = new ProgressLine(console);
            var options = ExplorationChoice.Read(parsed, depth, states, time, threads, console, line);
            var asked = InvariantCatalog.Get(parsed.GetRequiredValue(invariant));
            var designA = DesignText.Parse(parsed.GetRequiredValue(a));
            var designB = DesignText.Parse(parsed.GetRequiredValue(b));
            var on = Selection.Workloads(parsed.GetValue(workload) ?? [], "small")[0];
            var report = Bisect.Run(asked, designA, designB, on, options);
            line.Dispose();
            var target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer => Json(writer, asked, designA, designB, on.Id, report));
            if (target != JsonReport.StandardOutput)
            {
                Text(console, asked, designA, designB, on.Id, report);
            }

            var undecided = report.OnA == Verdict.Unknown || report.OnB == Verdict.Unknown;
            return undecided ? ExitCode.Undecided : report.Sets.Count > 0 ? ExitCode.Found : ExitCode.Done;
        });
        return command;
    }

    private static void Text(LuoConsole console, Invariant invariant, Design a, Design b, string workload, BisectReport report)
    {
        console.Output.WriteLine($"{invariant.Id}: {invariant.Sentence}");
        console.Output.WriteLine($"  {a.Id}: {report.OnA.Text()}");
        console.Output.WriteLine($"  {b.Id}: {report.OnB.Text()}");
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  workload {workload}; {Counted.Of(report.Differing.Count, "switch", "switches")} between them, {Counted.Of(report.Checked, "design")} checked"));
        if (report.Sets.Count == 0)
        {
            console.Output.WriteLine(report.OnA == report.OnB ? "  the verdict is the same on both" : "  no set of switches flips it");
        }

        foreach (var set in report.Sets)
        {
            var switches = string.Join(" and ", set.Switches.Select(known => $"{known.Name} = {known.Of(b).Name} (was {known.Of(a).Name}; {known.Of(b).Source})"));
            var length = set.Length is { } commands ? string.Create(CultureInfo.InvariantCulture, $" after {Counted.Of(commands, "command")}") : string.Empty;
            console.Output.WriteLine($"  flipped by {switches}: {set.Verdict.Text()}{length}");
        }
    }

    private static void Json(Utf8JsonWriter json, Invariant invariant, Design a, Design b, string workload, BisectReport report)
    {
        json.WriteString("invariant", invariant.Id);
        json.WriteString("a", a.Id);
        json.WriteString("b", b.Id);
        json.WriteString("workload", workload);
        json.WriteString("verdictA", report.OnA.Text());
        json.WriteString("verdictB", report.OnB.Text());
        json.WriteNumber("checked", report.Checked);
        json.WriteStartArray("sets");
        foreach (var set in report.Sets)
        {
            json.WriteStartObject();
            json.WriteStartObject("switches");
            foreach (var known in set.Switches)
            {
                json.WriteString(known.Name, known.Of(b).Name);
            }

            json.WriteEndObject();
            json.WriteString("verdict", set.Verdict.Text());
            if (set.Length is { } length)
            {
                json.WriteNumber("length", length);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
