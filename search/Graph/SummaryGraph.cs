using LuoModel.Search.Engine;

namespace LuoModel.Search.Graph;

/// <summary>States that look alike, as one node of a <see cref="SummaryGraph"/>.</summary>
/// <param name="Phase">What they have in common.</param>
/// <param name="States">How many there are.</param>
/// <param name="Violated">State invariants that at least one of them violates.</param>
/// <param name="Unexpanded">How many of them were not expanded.</param>
public sealed record SummaryNode(string Phase, int States, UInt128 Violated, int Unexpanded);

/// <summary>Edges of one name between two nodes of a <see cref="SummaryGraph"/>.</summary>
/// <param name="From">Number of the node they leave.</param>
/// <param name="To">Number of the node they lead to.</param>
/// <param name="Names">What is done, each name once, in the order in which it is met.</param>
/// <param name="Edges">How many edges.</param>
/// <param name="Violated">Step invariants that at least one of them violates.</param>
public sealed record SummaryEdge(int From, int To, IReadOnlyList<string> Names, int Edges, UInt128 Violated);

/// <summary>
/// The quotient of a state graph: states of one phase are one node, and a node leads to another where one of its states does. A way through it need not be a
/// way through the graph: it is an overview, no proof.
/// </summary>
/// <param name="Nodes">Nodes in the order in which the breadth-first search met the first state of each.</param>
/// <param name="Edges">Edges in the order of their origins, then as met; those inside a node are left out.</param>
/// <param name="Inside">Edges that are left out because they stay in their node.</param>
/// <param name="Of">The graph that is summed up.</param>
public sealed record SummaryGraph(IReadOnlyList<SummaryNode> Nodes, IReadOnlyList<SummaryEdge> Edges, int Inside, StateGraph Of)
{
    /// <summary>Names that a label has at most; the others are counted.</summary>
    private const int MostNames = 4;

    /// <summary>Sums up a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="phase">What a state has in common with others.</param>
    /// <param name="name">What an action is called.</param>
    public static SummaryGraph From(StateGraph graph, Func<ReadOnlyMemory<ulong>, string> phase, Func<ulong, string> name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var nodes = new List<SummaryNode>();
        var node = new int[graph.Nodes.Count];
        for (var i = 0; i < node.Length; i++)
        {
            var text = phase(graph.Nodes[i].State);
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers[text] = number = nodes.Count;
                nodes.Add(new SummaryNode(text, 0, 0, 0));
            }

            var known = nodes[number];
            nodes[number] = known with
            {
                States = known.States + 1,
                Violated = known.Violated | graph.Nodes[i].Violated,
                Unexpanded = known.Unexpanded + (graph.Nodes[i].Expanded ? 0 : 1),
            };
            node[i] = number;
        }

        var outside = graph.Edges.Where(edge => node[edge.From] != node[edge.To]).GroupBy(edge => (From: node[edge.From], To: node[edge.To])).OrderBy(group => group.Key.From);
        SummaryEdge[] edges =
        [
            .. outside.Select(group => new SummaryEdge(
                group.Key.From, group.Key.To, [.. group.Select(edge => name(edge.Action)).Distinct()], group.Count(), group.Aggregate(UInt128.Zero, (mask, edge) => mask | edge.Violated))),
        ];
        return new SummaryGraph(nodes, edges, graph.Edges.Count - edges.Sum(edge => edge.Edges), graph);
    }

    /// <summary>Writes it for Graphviz: states counted, violating nodes filled, violating edges bold, nodes with unexpanded states dashed; no larger than a page.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">What stands above it.</param>
    public void WriteDot(TextWriter writer, string title)
    {
        writer.Write("digraph summary {\n  size=\"8.3,11.7\";\n  node [shape=box, fontname=\"monospace\", fontsize=11];\n  edge [fontname=\"monospace\", fontsize=10];\n");
        var warning = Of.Warning is { } cut ? $"\n{cut}" : string.Empty;
        writer.Write($"  label={DotWriter.Quote($"{title}\n{Of.Nodes.Count} states in {Nodes.Count} phases; {Inside} of {Of.Edges.Count} edges stay in their phase{warning}")};\n  labelloc=t;\n");
        for (var i = 0; i < Nodes.Count; i++)
        {
            var node = Nodes[i];
            string[] styles = [.. node.Violated != 0 ? ["filled"] : Array.Empty<string>(), .. node.Unexpanded > 0 ? ["dashed"] : Array.Empty<string>()];
            var style = styles.Length > 0 ? $", style=\"{string.Join(',', styles)}\"{(node.Violated != 0 ? ", fillcolor=\"#ffb0b0\"" : string.Empty)}" : string.Empty;
            writer.Write($"  {i} [label={DotWriter.Quote($"{node.Phase}\n{node.States} {(node.States == 1 ? "state" : "states")}{Violated(node.Violated)}")}{style}];\n");
        }

        foreach (var edge in Edges)
        {
            var style = edge.Violated != 0 ? ", color=red, style=bold" : string.Empty;
            writer.Write($"  {edge.From} -> {edge.To} [label={DotWriter.Quote(Words(edge.Names))}{style}];\n");
        }

        writer.Write("}\n");
    }

    private static string Words(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join('\n', names) : string.Join('\n', names.Take(MostNames - 1).Append($"and {names.Count - MostNames + 1} more"));

    private string Violated(UInt128 mask)
    {
        var names = new List<string>();
        foreach (var invariant in Bits.Of(mask, Of.Invariants.Count))
        {
            names.Add(Of.Invariants[invariant]);
        }

        return names.Count == 0 ? string.Empty : names.Count > MostNames ? $"\nviolates {names.Count} invariants" : $"\nviolates {string.Join(' ', names)}";
    }
}
