using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Luo;
using LuoModel.Search.Graph;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo graph</c>: the state graph of a small workload for other tools.</summary>
internal static class GraphCommand
{
    private const int DefaultStates = 300;

    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var design = CommonOptions.Design();
        var workload = CommonOptions.Workload();
        var invariant = CommonOptions.Invariant();
        var faults = CommonOptions.Faults();
        var states = CommonOptions.MaxStates();
        var format = new Option<string>("--format")
        {
            HelpName = "dot|aut",
            Description = "DOT with only what changed, or a labelled transition system in the Aldebaran format",
            DefaultValueFactory = static _ => "dot",
        };
        format.OneOf("dot", "aut");
        var command = new Command("graph", "The state graph of a small workload as DOT or .aut; cut off with a warning past --max-states (300).")
        {
            design, workload, invariant, faults, states, format,
        };
        command.SetAction(parsed =>
        {
            var options = new CheckOptions { Invariants = parsed.GetValue(invariant) ?? [], Faults = parsed.GetValue(faults) };
            var set = ExhaustiveCheck.Bind(
                Selection.Designs(parsed.GetValue(design) ?? [], DesignCatalog.Newest)[0],
                Selection.Workloads(parsed.GetValue(workload) ?? [], "tiny")[0],
                options);
            var graph = StateGraph.Of(new LuoExplorable(set), (int)Math.Min(parsed.GetValue(states) ?? DefaultStates, int.MaxValue - 1), stop: console.Stop);
            var labels = new LuoGraphLabels(set.System);
            if (parsed.GetValue(format) == "aut")
            {
                AldebaranWriter.Write(console.Exact, graph, labels);
            }
            else
            {
                DotWriter.Write(console.Exact, graph, labels);
            }

            console.Error.WriteLine(parsed.GetValue(format) == "aut"
                ? "luo: an .aut file is read by CADP (bcg_io) and mCRL2 (ltsgraph FILE.aut draws it)"
                : "luo: to draw it: ./luo graph ... >FILE.dot && dot -Tsvg FILE.dot >FILE.svg, with the package graphviz");
            if (graph.Warning is { } warning)
            {
                console.Error.WriteLine($"luo: {warning}");
            }

            return graph.CutOff ? ExitCode.Undecided : ExitCode.Done;
        });
        return command;
    }
}
