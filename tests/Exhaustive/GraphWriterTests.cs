using System.Text.RegularExpressions;
using LuoModel.Bench.Calibration;
using LuoModel.Search.Graph;

namespace LuoModel.Tests.Exhaustive;

/// <summary>The state graph as DOT and in the Aldebaran format.</summary>
public sealed partial class GraphWriterTests
{
    // 0 -> 1 "go" -> 2 "a \"quoted\" label"; 2 violates, and so does the edge back to 0.
    private static readonly GraphModel s_model = new(
        new(
        [
            new(0, 0, 0, [new(1, 0, 0), new(0, 1, 0)], 0),
            new(0, 0, 0, [new(2, 1, 0)], 0),
            new(5, 0, 0, [new(0, 0, 2)], 0),
        ]),
        1);

    [Fact]
    public void Dot_marks_what_is_violated_and_says_what_changed()
    {
        string dot = Write(DotWriter.Write, StateGraph.Of(s_model, 100));
        Assert.Equal(
            """
            digraph states {
              node [shape=box, fontname="monospace"];
              edge [fontname="monospace"];
              0 [label="0\lstate 0\l"];
              1 [label="1\l0 to 1\l"];
              2 [label="2\l1 to 2\lviolates first\lviolates third\l", style=filled, fillcolor="#ffb0b0"];
              0 -> 1 [label="go"];
              0 -> 0 [label="a \"quoted\" \\ label"];
              1 -> 2 [label="a \"quoted\" \\ label"];
              2 -> 0 [label="go\lviolates second\l", color=red, style=bold];
            }

            """,
            dot);
    }

    [Fact]
    public void Aldebaran_counts_its_edges_and_marks_violating_states_by_loops()
    {
        string aut = Write(AldebaranWriter.Write, StateGraph.Of(s_model, 100));
        Assert.Equal(
            """
            des (0, 6, 3)
            (0, "go", 1)
            (0, "a \"quoted\" \\ label", 0)
            (1, "a \"quoted\" \\ label", 2)
            (2, "go", 0)
            (2, "violates first", 2)
            (2, "violates third", 2)

            """,
            aut);
    }

    [Fact]
    public void A_graph_that_is_cut_off_says_so_in_both_formats()
    {
        StateGraph graph = StateGraph.Of(new LuoCore<LuoCore222>(), 300);
        Assert.InRange(graph.Nodes.Count, 300, 400);
        Assert.StartsWith("cut off at ", graph.Warning, StringComparison.Ordinal);

        string dot = Write(DotWriter.Write, graph);
        int open = graph.Nodes.Count(n => !n.Expanded);
        Assert.Contains($"label=\"{graph.Warning}\"", dot, StringComparison.Ordinal);
        Assert.Equal(open, Dashed().Count(dot));
        Assert.Equal(open, Write(AldebaranWriter.Write, graph).Split($"\"{AldebaranWriter.NotExplored}\"").Length - 1);
    }

    [Fact]
    public void The_graph_has_every_state_and_every_transition()
    {
        StateGraph graph = StateGraph.Of(new LuoCore<LuoCore121>(), 1_000);
        Assert.Null(graph.Warning);
        Assert.Equal((120, 156), (graph.Nodes.Count, graph.Edges.Count));
    }

    [Fact]
    public void With_symmetry_the_graph_has_the_representatives_of_all_states()
    {
        LuoCore<LuoCore222> model = new();
        HashSet<ulong> representatives = [];
        foreach (StateNode node in StateGraph.Of(model, 20_000).Nodes)
        {
            ulong[] state = node.State.ToArray();
            model.Canonicalise(state);
            representatives.Add(state[0]);
        }

        StateGraph reduced = StateGraph.Of(model, 20_000, symmetry: true);
        Assert.Equal(representatives.Order(), reduced.Nodes.Select(n => n.State.Span[0]).Order());
    }

    private static string Write(Action<TextWriter, StateGraph, IGraphLabels> format, StateGraph graph)
    {
        using StringWriter writer = new();
        format(writer, graph, new Labels());
        return writer.ToString();
    }

    [GeneratedRegex("style=dashed")]
    private static partial Regex Dashed();

    private sealed class Labels : IGraphLabels
    {
        public string State(ReadOnlySpan<ulong> state) => $"state {state[0]}";

        public string Change(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after) => $"{before[0]} to {after[0]}";

        public string Action(ulong action) => action == 0 ? "go" : "a \"quoted\" \\ label";
    }
}
