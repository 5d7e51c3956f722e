using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scenarios;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo find 'CONDITION'</c>: the shortest trace in which a condition of the scenario language comes true.</summary>
internal static class FindCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var condition = new Argument<string>("CONDITION") { Description = "A condition as behind 'expect always' in scenarios, such as 'kernel = 2 and outgoing \"s1\"'" };
        var design = CommonOptions.Design();
        var workload = CommonOptions.Workload();
        var faults = CommonOptions.Faults();
        var depth = CommonOptions.MaxDepth();
        var states = CommonOptions.MaxStates();
        var time = CommonOptions.Time();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new Command("find", "The shortest trace in which a condition comes true, or that it never does. Exit code 0 reached, 1 never, 3 a bound ended the search.")
        {
            condition, design, workload, faults, depth, states, time, threads, json,
        };
        command.SetAction(parsed =>
        {
            var on = Selection.Workloads(parsed.GetValue(workload) ?? [], "small")[0];
            on = parsed.GetValue(faults) is { } most ? on with { Bounds = on.Bounds with { Faults = most } } : on;
            var text = parsed.GetRequiredValue(condition);
            var set = InvariantSet.For(Selection.Designs(parsed.GetValue(design) ?? [], DesignCatalog.Newest)[0], on, [StateCondition.Parse(text, on)]);
            using var line = new ProgressLine(console);
            var report = Explorer.Explore(new LuoExplorable(set), ExplorationChoice.Read(parsed, depth, states, time, threads, console, line) with { StopOnceViolated = 1 });
            line.Dispose();
            var trace = report.Invariants[0].Shortest is { } shortest ? TracePlayer.Play(set, shortest.Trace) : null;
            var verdict = trace is not null ? "reached" : report.Invariants[0].Verdict == ExplorationVerdict.Holds ? "never" : "unknown";
            var target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer => Json(writer, text, set, report, verdict, trace));
            if (target != JsonReport.StandardOutput)
            {
                Text(console, text, set, report, verdict, trace);
            }

            return verdict switch { "reached" => ExitCode.Done, "never" => ExitCode.Found, _ => ExitCode.Undecided };
        });
        return command;
    }

    private static void Text(LuoConsole console, string text, InvariantSet set, ExplorationReport report, string verdict, Trace? trace)
    {
        var where = $"{set.System.Design.Id} on {set.System.Workload.Id}";
        var bounds = string.Create(
            CultureInfo.InvariantCulture, $"kexecs <= {set.System.Workload.Bounds.Kexecs}, faults <= {set.System.Workload.Bounds.Faults}; {Counted.Of(report.Distinct, "state")}");
        if (trace is not null)
        {
            console.Output.WriteLine($"{text}: reached on {where} after {TextTrace.Extent(trace)}");
            console.Output.Write(TextTrace.Render(trace, violations: false));
        }
        else
        {
            console.Output.WriteLine(verdict == "never" ? $"{text}: never on {where} ({bounds}, complete)" : $"{text}: not reached on {where} before a bound ended the search ({bounds})");
        }
    }

    private static void Json(Utf8JsonWriter json, string text, InvariantSet set, ExplorationReport report, string verdict, Trace? trace)
    {
        json.WriteString("condition", text);
        json.WriteString("design", set.System.Design.Id);
        json.WriteString("workload", set.System.Workload.Id);
        json.WriteString("verdict", verdict);
        json.WriteNumber("states", report.Distinct);
        if (trace is not null)
        {
            json.WriteNumber("length", trace.Steps.Count);
            json.WriteNumber("faults", trace.Faults);
            json.WriteString("replay", trace.Replay.ToString());
        }
    }
}
