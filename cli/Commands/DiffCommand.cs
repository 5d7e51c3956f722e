using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Designs;
using LuoModel.Properties.Comparison;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo diff A B</c>: the shortest sequence in which user space or a handler sees a difference.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var a = new Argument<string>("A") { Description = "A design, with switches changed if wanted" };
        var b = new Argument<string>("B") { Description = "The design to compare it with" };
        var relax = new Option<bool>("--relax") { Description = "Ask whether B accepts everything that A accepts, with the same results" };
        var workloads = CommonOptions.Workload();
        var faults = CommonOptions.Faults();
        var depth = CommonOptions.MaxDepth();
        var states = CommonOptions.MaxStates();
        var time = CommonOptions.Time();
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        var command = new Command("diff", "The shortest sequence in which user space or a handler sees a difference between two designs.")
        {
            a, b, relax, workloads, faults, depth, states, time, threads, json,
        };
        command.SetAction(parsed =>
        {
            var designA = DesignText.Parse(parsed.GetRequiredValue(a));
            var designB = DesignText.Parse(parsed.GetRequiredValue(b));
            var question = parsed.GetValue(relax) ? ProductQuestion.Relax : ProductQuestion.Differ;
            using var line = new ProgressLine(console);
            var options = ExplorationChoice.Read(parsed, depth, states, time, threads, console, line);
            DesignDifference? best = null;
            foreach (var workload in Selection.Workloads(parsed.GetValue(workloads) ?? [], "small"))
            {
                var bound = parsed.GetValue(faults) is int most ? workload with { Bounds = workload.Bounds with { Faults = most } } : workload;
                var found = DesignDiff.Run(designA, designB, bound, question, options);
                var better = best is null || (found.Difference is not null && (best.Difference is null || found.Steps.Count < best.Steps.Count));
                best = better ? found : best;
            }

            line.Dispose();
            var target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer => DiffJson.Write(writer, best!));
            if (target != JsonReport.StandardOutput)
            {
                console.Output.Write(DiffText.Render(best!));
            }

            return best!.Difference is not null ? ExitCode.Found : best.Report.Complete ? ExitCode.Done : ExitCode.Undecided;
        });
        return command;
    }
}
