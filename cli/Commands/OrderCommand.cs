using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Orders;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo order GRAPH</c>: in which orders the files of a dependency graph can be preserved, retrieved and finished, and why not in others.</summary>
internal static class OrderCommand
{
    private const int Unbounded = 0;

    /// <summary>The dependency API as proposed: looked up at preserve, retrieved on the way, insisted on at finish (commit f4d2e4f0d12d).</summary>
    private static readonly OrderingDesign s_usual = new(DependencyLookup.Preserve, DependencyRetrieve.Implicit, DependencyFinish.Insist);

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var graph = new Argument<string>("GRAPH") { Description = "A file with lines 'a -> b' (a needs b), a DOT file, or a workload" };
        Option<string[]> design = CommonOptions.Design();
        design.Description = "A design, of which the dependency-... switches count; 'all' for each combination of them. "
            + $"Repeatable. Without it: {s_usual.Id}";
        var first = new Option<bool>("--first") { Description = "Give the first order by name instead of any" };
        Option<int?> all = Number.Whole("--all", "N", "Give all orders, at most N", least: 1);
        Option<int?> repairs = Number.Whole("--repairs", "N", "Give at most N smallest repairs where no order works; 10 unless given", least: 0);
        Option<string?> json = CommonOptions.Json();
        var command = new Command("order", "Can these dependencies be preserved, retrieved, finished: in every order, some, none, and why.")
        {
            graph, design, first, all, repairs, json,
        };
        command.SetAction(parsed =>
        {
            var usual = new OrderOptions();
            OrderOptions options = usual with
            {
                First = parsed.GetValue(first),
                AllUpTo = parsed.GetValue(all) ?? Unbounded,
                RepairsUpTo = parsed.GetValue(repairs) ?? usual.RepairsUpTo,
            };
            return Run(ReadGraph(parsed.GetRequiredValue(graph)), Designs(parsed.GetRequiredValue(design)), options, parsed.GetValue(json), console);
        });
        return command;
    }

    private static int Run(
        DependencyGraph graph, IReadOnlyList<OrderingDesign> designs, OrderOptions options, string? json, LuoConsole console)
    {
        OrderReport[] reports = [.. designs.Select(design => OrderAnalysis.Run(graph, design, options, console.Stop))];
        JsonReport.Write(json, console, writer => OrderJson.Write(writer, reports));
        if (json != JsonReport.StandardOutput)
        {
            new OrderText(console.Output).Write(reports);
        }

        OrderQuantity[] answers = [.. reports.SelectMany(report => report.Phases).Select(phase => phase.Works)];
        return reports.Any(report => report.Phases.Any(phase => phase.Replay == ReplayVerdict.Disagrees)) ? ExitCode.Found
            : answers.Any(answer => answer is OrderQuantity.Unknown or OrderQuantity.Unavailable) ? ExitCode.Undecided
            : ExitCode.Done;
    }

    /// <summary>Different designs may have the same dependency switches; each combination is answered once.</summary>
    private static IReadOnlyList<OrderingDesign> Designs(IReadOnlyList<string> texts) => texts switch
    {
        [] => [s_usual],
        _ => [.. texts.SelectMany(text => text == "all" ? OrderingDesign.All : [OrderingDesign.Of(DesignText.Parse(text))]).Distinct()],
    };

    private static DependencyGraph ReadGraph(string name)
    {
        if (name.EndsWith(".workload", StringComparison.Ordinal) || WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Contains(name))
        {
            return DependencyGraph.Of(Selection.Workload(name));
        }

        return File.Exists(name) || name.AsSpan().ContainsAny('/', '.')
            ? GraphReader.Read(name)
            : throw new UserError(name, $"no such file, and no workload of that name, expected a dependency graph or one of {string.Join(", ", WorkloadCatalog.Ids)}");
    }
}
