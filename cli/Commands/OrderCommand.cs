using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;
using LuoModel.Solver.Orders;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo order GRAPH</c>: in which orders the files of a dependency graph can be preserved, retrieved and finished, and why not in others.</summary>
internal static class OrderCommand
{
    private const int Unbounded = 0;

    /// <summary>The dependency API as proposed: looked up at preserve, retrieved on the way, insisted on at finish (commit f4d2e4f0d12d).</summary>
    private const string Usual = "implicit-retrieve";

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var graph = new Argument<string?>("GRAPH") { Arity = ArgumentArity.ZeroOrOne, Description = "A file with lines 'a -> b' (a needs b), a DOT file, or a workload" };
        Option<string[]> design = CommonOptions.Design();
        design.Description = "A design, of which the dependency-... switches count; 'all' for each combination of them. "
            + $"Repeatable. Without it: {Usual}";
        var first = new Option<bool>("--first") { Description = "Give the first order by name instead of any" };
        Option<int?> all = Number.Whole("--all", "N", "Give all orders, at most N", least: 1);
        Option<int?> repairs = Number.Whole("--repairs", "N", "Give at most N smallest repairs where no order works; 10 unless given", least: 0);
        Option<string?> json = CommonOptions.Json();
        var census = new Option<bool>("--census") { Description = $"All graphs of up to {Counted.Of(OrderCensus.MostFiles, "file")} in place of one: how many can be preserved, retrieved, finished in every, some, no order" };
        var command = new Command("order", "Can these dependencies be preserved, retrieved, finished: in every order, some, none, and why.")
        {
            graph, design, first, all, repairs, census, json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(census))
            {
                return parsed.GetValue(graph) is null && !parsed.GetValue(first) && parsed.GetValue(all) is null && parsed.GetValue(repairs) is null
                    ? CensusCommand.Run(parsed.GetValue(design) ?? [], parsed.GetValue(json), console)
                    : throw new UserError("--census takes every graph, expected no GRAPH, --first, --all or --repairs with it");
            }

            var usual = new OrderOptions();
            OrderOptions options = usual with
            {
                First = parsed.GetValue(first),
                AllUpTo = parsed.GetValue(all) ?? Unbounded,
                RepairsUpTo = parsed.GetValue(repairs) ?? usual.RepairsUpTo,
            };
            return Run(ReadGraph(parsed.GetValue(graph) ?? throw new UserError("order needs a GRAPH, a file or a workload, or --census; see ./luo order --help")), Designs(parsed.GetRequiredValue(design)), options, parsed.GetValue(json), console);
        });
        return command;
    }

    private static int Run(
        DependencyGraph graph, IReadOnlyList<(string Name, OrderingDesign Design)> designs, OrderOptions options, string? json, LuoConsole console)
    {
        OrderReport[] reports = [.. designs.Select(design => OrderAnalysis.Run(graph, design.Design, options, console.Stop))];
        JsonReport.Write(json, console, writer => OrderJson.Write(writer, reports));
        if (json != JsonReport.StandardOutput)
        {
            new OrderText(console).Write(reports, [.. designs.Select(design => design.Name)]);
        }

        OrderQuantity[] answers = [.. reports.SelectMany(report => report.Phases).Select(phase => phase.Works)];
        return reports.Any(report => report.Phases.Any(phase => phase.Replay == ReplayVerdict.Disagrees)) ? ExitCode.Found
            : answers.Any(answer => answer is OrderQuantity.Unknown or OrderQuantity.Unavailable) ? ExitCode.Undecided
            : ExitCode.Done;
    }

    /// <summary>Different designs may have the same dependency switches; each combination is answered once.</summary>
    private static IReadOnlyList<(string Name, OrderingDesign Design)> Designs(IReadOnlyList<string> texts) => texts switch
    {
        [] => Designs([Usual]),
        _ =>
        [
            .. texts.SelectMany(text => text == "all"
                    ? OrderingDesign.All.Select(design => (Name: string.Empty, Design: design))
                    : [(Name: DesignText.Parse(text).Id, Design: OrderingDesign.Of(DesignText.Parse(text)))])
                .GroupBy(named => named.Design)
                .Select(same => (string.Join(", ", same.Select(named => named.Name).Where(name => name.Length > 0).Distinct()), same.Key)),
        ],
    };

    private static DependencyGraph ReadGraph(string name)
    {
        if (name.EndsWith(".workload", StringComparison.Ordinal) || WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Contains(name))
        {
            return DependencyGraph.Of(Selection.Workload(name));
        }

        return File.Exists(name) || name.AsSpan().ContainsAny('/', '.')
            ? GraphReader.Read(name)
            : throw new UserError(name, $"no such file, and no workload of that name, {Suggestion.For(name, WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds))}");
    }
}
