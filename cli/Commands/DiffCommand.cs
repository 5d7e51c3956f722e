using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Properties.Comparison;
using Op = LuoModel.Model.Commands.Op;

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
        var each = new Option<bool>("--each") { Description = "For each operation the shortest sequence in which it is the first to differ" };
        var operation = new Option<string?>("--operation") { HelpName = "NAME", Description = "With --each: only differences of this operation" };
        operation.OneOf([.. Enum.GetValues<Op>().Where(op => op is not (Op.None or Op.Count)).Select(Names.Of).Distinct()]);
        var actor = new Option<string?>("--actor") { HelpName = "NAME", Description = "With --each: only differences of what this actor does" };
        actor.OneOf(Actors.Agent, Actors.Driver, Actors.Environment);
        var workloads = CommonOptions.Workload();
        var faults = CommonOptions.Faults();
        var depth = CommonOptions.MaxDepth();
        var states = CommonOptions.MaxStates();
        var time = CommonOptions.Time();
        var threads = CommonOptions.Threads();
        var engine = new DiffEngine();
        var json = CommonOptions.Json();
        var command = new Command("diff", "The shortest sequence in which user space or a handler sees a difference between two designs.")
        {
            a, b, relax, each, operation, actor, workloads, faults, depth, states, time, threads, engine.Engine, engine.Seed, json,
        };
        var page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            var designA = DesignText.Parse(parsed.GetRequiredValue(a));
            var designB = DesignText.Parse(parsed.GetRequiredValue(b));
            var question = parsed.GetValue(relax) ? ProductQuestion.Relax : ProductQuestion.Differ;
            using var line = new ProgressLine(console);
            var options = ExplorationChoice.Read(parsed, depth, states, time, threads, console, line);
            var compare = engine.Read(parsed, options, parsed.GetValue(each), time);
            var found = new List<DesignDifference>();
            foreach (var workload in Selection.Workloads(parsed.GetValue(workloads) ?? [], "small"))
            {
                var bound = parsed.GetValue(faults) is int most ? workload with { Bounds = workload.Bounds with { Faults = most } } : workload;
                found.AddRange(compare(designA, designB, bound, question));
            }

            line.Dispose();
            if (parsed.GetValue(operation) is not null || parsed.GetValue(actor) is not null)
            {
                found = Only(found, parsed.GetValue(each), parsed.GetValue(operation), parsed.GetValue(actor));
                if (found.Count == 0)
                {
                    console.Output.WriteLine("no difference of that operation and actor");
                    return ExitCode.Done;
                }
            }

            var shown = parsed.GetValue(each) ? Shortest(found, step => step.Command.Op) : Shortest(found, _ => Op.None);
            var target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer => DiffJson.Write(writer, shown, parsed.GetValue(each)));
            if (target != JsonReport.StandardOutput)
            {
                console.Output.Write(DiffText.Render(shown));
            }

            page.Write(parsed, console, () => ComparisonPages.Of(shown));
            return shown[0].Difference is not null ? ExitCode.Found : found.TrueForAll(difference => difference.Complete) ? ExitCode.Done : ExitCode.Undecided;
        });
        return command;
    }

    /// <summary>The differences whose last command is the operation and the actor's; and those searches that found none and did not end.</summary>
    private static List<DesignDifference> Only(List<DesignDifference> found, bool each, string? operation, string? actor) => each
        ? [.. found.Where(one => one.Difference is null ? !one.Complete
            : (operation is null || Names.Of(one.Steps[^1].Command.Op) == operation) && (actor is null || Actors.Of(one.Steps[^1].Command.Op) == actor))]
        : throw new UserError("--operation and --actor choose among several differences, expected --each with them");

    /// <summary>Over the workloads: the shortest difference of each kind, the first when there is none.</summary>
    private static IReadOnlyList<DesignDifference> Shortest(List<DesignDifference> found, Func<DiffStep, Op> kind)
    {
        DesignDifference[] differences =
        [
            .. found.Where(difference => difference.Difference is not null)
                .GroupBy(difference => kind(difference.Steps[^1]))
                .OrderBy(group => group.Key)
                .Select(group => group.MinBy(difference => difference.Steps.Count)!),
        ];
        return differences.Length > 0 ? differences : [found[0]];
    }
}
