using LuoModel.Search.Engine;

namespace LuoModel.Search.Graph;

/// <summary>
/// Writes a state graph for Graphviz. A node says only what changed on the way by which it was first reached; violating states are
/// filled, violating edges drawn bold, unexpanded states dashed.
/// </summary>
public static class DotWriter
{
    /// <summary>Writes a graph.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="labels">Words for states and actions.</param>
    public static void Write(TextWriter writer, StateGraph graph, IGraphLabels labels)
    {
        writer.Write("digraph states {\n  node [shape=box, fontname=\"monospace\"];\n  edge [fontname=\"monospace\"];\n");
        if (graph.Warning is { } warning)
        {
            writer.Write($"  // {warning}\n  label={Quote(warning)};\n  labelloc=t;\n");
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            WriteNode(writer, graph, i, labels);
        }

        foreach (StateEdge edge in graph.Edges)
        {
            string label = Lines(labels.Action(edge.Action), Violations(graph, edge.Violated));
            string style = edge.Violated != 0 ? ", color=red, style=bold" : "";
            writer.Write($"  {edge.From} -> {edge.To} [label={Quote(label)}{style}];\n");
        }

        writer.Write("}\n");
    }

    private static void WriteNode(TextWriter writer, StateGraph graph, int number, IGraphLabels labels)
    {
        StateNode node = graph.Nodes[number];
        string text = node.Parent < 0
            ? labels.State(node.State.Span)
            : labels.Change(graph.Nodes[node.Parent].State.Span, node.State.Span);
        string style = (node.Violated != 0, node.Expanded) switch
        {
            (true, true) => ", style=filled, fillcolor=\"#ffb0b0\"",
            (true, false) => ", style=\"filled,dashed\", fillcolor=\"#ffb0b0\"",
            (false, false) => ", style=dashed",
            _ => "",
        };
        writer.Write($"  {number} [label={Quote(Lines($"{number}", text, Violations(graph, node.Violated)))}{style}];\n");
    }

    private static string Violations(StateGraph graph, UInt128 violated)
    {
        List<string> names = [];
        foreach (int invariant in Bits.Of(violated, graph.Invariants.Count))
        {
            names.Add($"violates {graph.Invariants[invariant]}");
        }

        return string.Join('\n', names);
    }

    private static string Lines(params IEnumerable<string> parts) => string.Join('\n', parts.Where(p => p.Length > 0));

    /// <summary>A label in quotes; <c>\l</c> ends a line that is set flush left.</summary>
    internal static string Quote(string text)
    {
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return escaped.Contains('\n', StringComparison.Ordinal)
            ? $"\"{escaped.Replace("\n", "\\l", StringComparison.Ordinal)}\\l\""
            : $"\"{escaped}\"";
    }
}
