using System.CommandLine;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Luo;
using LuoModel.Search.Graph;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo graph</c>: the state graph of a small workload for other tools.</summary>
internal static class GraphCommand
{
    private const int DefaultStates = 300;

    /// <summary>States up to which a graph is summed up; none of them is drawn by itself.</summary>
    private const int SummaryStates = 50_000;

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
            HelpName = "dot|svg|aut",
            Description = "DOT with only what changed; a picture drawn by graphviz, of a graph past 300 states its summary; or a labelled transition system in the Aldebaran format",
            DefaultValueFactory = static _ => "dot",
        };
        format.OneOf("dot", "svg", "aut");
        var summary = new Option<bool>("--summary") { Description = "States with sessions and files in the same phases as one node, up to 50,000 states unless --max-states is given" };
        var command = new Command("graph", "The state graph of a small workload as DOT, SVG or .aut; cut off with a warning past --max-states (300), or summed up.")
        {
            design, workload, invariant, faults, states, format, summary,
        };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetRequiredValue(format);
            if (parsed.GetValue(summary) && wanted == "aut")
            {
                throw new UserError("--summary is a picture, expected --format dot or svg with it");
            }

            var options = new CheckOptions { Invariants = parsed.GetValue(invariant) ?? [], Faults = parsed.GetValue(faults) };
            var set = ExhaustiveCheck.Bind(
                Selection.Designs(parsed.GetValue(design) ?? [], DesignCatalog.Newest)[0],
                Selection.Workloads(parsed.GetValue(workload) ?? [], "tiny")[0],
                options);
            var most = parsed.GetValue(states) ?? (parsed.GetValue(summary) || wanted == "svg" ? SummaryStates : DefaultStates);
            var graph = StateGraph.Of(new LuoExplorable(set), (int)Math.Min(most, int.MaxValue - 1), stop: console.Stop);
            return Write(graph, set.System, wanted, parsed.GetValue(summary) || (wanted == "svg" && graph.Nodes.Count > DefaultStates), console);
        });
        return command;
    }

    private static int Write(StateGraph graph, LuoSystem system, string format, bool summary, LuoConsole console)
    {
        if (format == "aut")
        {
            AldebaranWriter.Write(console.Exact, graph, new LuoGraphLabels(system));
        }
        else if (format == "dot")
        {
            Dot(console.Exact, graph, system, summary);
        }
        else
        {
            using var dot = new StringWriter { NewLine = "\n" };
            Dot(dot, graph, system, summary);
            if (Graphviz.Svg(dot.ToString(), console.Stop) is not { } picture)
            {
                console.Error.WriteLine("luo: graphviz is not installed, and dot draws the picture: install the package graphviz, or take --format dot");
                return ExitCode.Undecided;
            }

            console.Exact.Write(picture);
        }

        console.Error.WriteLine(format switch
        {
            "aut" => "luo: an .aut file is read by CADP (bcg_io) and mCRL2 (ltsgraph FILE.aut draws it)",
            "svg" when summary => $"luo: a summary of {graph.Nodes.Count} states by the phases of sessions and files; a way through it need not be a way through the graph",
            "svg" => "luo: the whole graph; a browser shows it",
            _ => "luo: to draw it: ./luo graph ... >FILE.dot && dot -Tsvg FILE.dot >FILE.svg, with the package graphviz",
        });
        if (graph.Warning is { } warning)
        {
            console.Error.WriteLine($"luo: {warning}");
        }

        return graph.CutOff ? ExitCode.Undecided : ExitCode.Done;
    }

    private static void Dot(TextWriter writer, StateGraph graph, LuoSystem system, bool summary)
    {
        if (summary)
        {
            var phases = new LuoPhases(system);
            SummaryGraph.From(graph, phases.Of, phases.Name).WriteDot(writer, $"{system.Design.Id} on {system.Workload.Id}");
        }
        else
        {
            DotWriter.Write(writer, graph, new LuoGraphLabels(system));
        }
    }
}
