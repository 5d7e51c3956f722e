using LuoModel.Search.Engine;

namespace LuoModel.Search.Graph;

/// <summary>
/// Writes a state graph as a labelled transition system in the Aldebaran format (.aut), which CADP, mCRL2 and others read.
/// </summary>
/// <remarks>
/// The format labels edges only. So what a state violates is an edge from it to itself, as those tools expect state properties, and a
/// state that was not expanded has one labelled "not explored": a cut-off graph must not pass for a whole one.
/// </remarks>
public static class AldebaranWriter
{
    /// <summary>Label of the edge that marks a state that was not expanded.</summary>
    public const string NotExplored = "not explored";

    /// <summary>Writes a graph.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="labels">Words for actions.</param>
    public static void Write(TextWriter writer, StateGraph graph, IGraphLabels labels)
    {
        List<(int From, string Label, int To)> edges = [];
        foreach (StateEdge edge in graph.Edges)
        {
            edges.Add((edge.From, labels.Action(edge.Action), edge.To));
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            foreach (int invariant in Bits.Of(graph.Nodes[i].Violated, graph.Invariants.Count))
            {
                edges.Add((i, $"violates {graph.Invariants[invariant]}", i));
            }

            if (!graph.Nodes[i].Expanded)
            {
                edges.Add((i, NotExplored, i));
            }
        }

        writer.Write($"des (0, {edges.Count}, {graph.Nodes.Count})\n");
        foreach ((int from, string label, int to) in edges)
        {
            writer.Write($"({from}, \"{Escape(label)}\", {to})\n");
        }
    }

    private static string Escape(string label) =>
        label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace('\n', ' ');
}
