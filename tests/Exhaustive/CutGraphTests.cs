using FsCheck.Xunit;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>Edges that the engine does not follow, on random graphs: what they violate counts, what lies behind them is unknown, and the report says from where on.</summary>
public sealed class CutGraphTests
{
    [Property(MaxTest = 400, Arbitrary = [typeof(RandomGraphTests.Graphs)])]
    public void What_is_cut_off_is_judged_first_and_then_unknown(Graph drawn, int keyWords)
    {
        Graph graph = WithCuts(drawn);
        GraphOracle followed = new(new Graph([.. graph.Nodes.Select(node => node with { Edges = [.. node.Edges.Where(edge => edge.Cut == GraphCut.None)] })]));
        (int From, GraphEdge Edge)[] cut = [.. followed.Order.SelectMany(n => graph.Nodes[n].Edges.Where(edge => edge.Cut != GraphCut.None).Select(edge => (n, edge)))];
        ExplorationReport report = Explorer.Explore(new GraphModel(graph, 1 + Math.Abs(keyWords % 3)));

        Assert.Equal(followed.Order.Count, report.Distinct);
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.Equal(cut.Length == 0, report.Complete);
        Assert.Equal(cut.Length, report.CutOffs.Sum(c => c.Steps));
        Assert.Equal(cut.Count(c => c.Edge.Cut == GraphCut.Judged), report.CutOffs.Sum(c => c.Judged));
        Assert.Equal(
            cut.Length == 0 ? null : cut.Min(c => followed.DepthOf(c.From) + (c.Edge.Cut == GraphCut.Judged ? 1 : 0)), report.CompleteTo);
        for (int i = 0; i < Graph.Names; i++)
        {
            CheckInvariant(graph, followed, cut, report.Invariants[i], i);
        }

        CheckGoals(graph, followed, cut, report);
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(RandomGraphTests.Graphs)])]
    public void The_number_of_threads_does_not_show(Graph drawn)
    {
        Graph graph = WithCuts(drawn);
        string alone = Text(Explorer.Explore(new GraphModel(graph, 2)));
        Assert.Equal(alone, Text(Explorer.Explore(new GraphModel(graph, 2), new() { Threads = 3 })));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(RandomGraphTests.Graphs)])]
    public void A_bound_is_complete_to_what_it_says(Graph graph, byte depth, byte states)
    {
        GraphOracle oracle = new(graph);
        ExplorationReport report = Explorer.Explore(
            new GraphModel(graph, 1), new() { Bounds = depth % 2 == 0 ? new(MaxDepth: depth % 6) : new(MaxStates: 1 + (states % 40)) });
        if (report.CompleteTo is not { } length)
        {
            Assert.True(report.Complete);
            return;
        }

        Assert.False(report.Complete);
        for (int i = 0; i < Graph.Names; i++)
        {
            Assert.Equal(
                oracle.Frontier(i).Where(pair => pair.Length <= length),
                report.Invariants[i].Frontier.Select(c => (c.Faults, c.Trace.Length)).Where(pair => pair.Length <= length));
        }
    }

    private static string Text(ExplorationReport report) =>
        $"{ReportText.Of(report)}\n{report.CompleteTo} {string.Join(' ', report.CutOffs)}";

    private static Graph WithCuts(Graph graph) => new(
    [
        .. graph.Nodes.Select(node => node with
        {
            Edges = [.. node.Edges.Select(edge => edge with { Cut = edge.Action switch { 4 => GraphCut.Skipped, 5 => GraphCut.Judged, _ => GraphCut.None } })],
        }),
    ]);

    private static void CheckInvariant(Graph graph, GraphOracle followed, (int From, GraphEdge Edge)[] cut, InvariantReport report, int invariant)
    {
        (int Faults, int Length)[] all =
        [
            .. followed.Violations(invariant),
            .. cut.Where(c => c.Edge.Cut == GraphCut.Judged && ((c.Edge.Violated | graph.Nodes[c.Edge.To].Violated) >> invariant & 1) != 0)
                .Select(c => (graph.Nodes[c.Edge.To].Faults, followed.DepthOf(c.From) + 1)),
        ];
        (int, int)[] frontier =
        [
            .. all.Distinct().Where(a => !Array.Exists(all, b => b != a && b.Faults <= a.Faults && b.Length <= a.Length)).OrderBy(a => a.Faults),
        ];
        Assert.Equal(frontier, report.Frontier.Select(c => (c.Faults, c.Trace.Length)));
        Assert.Equal(all.Length, report.Violations);
        Assert.Equal(
            all.Length > 0 ? ExplorationVerdict.Violated : cut.Length > 0 ? ExplorationVerdict.Unknown : ExplorationVerdict.Holds, report.Verdict);
    }

    private static void CheckGoals(Graph graph, GraphOracle followed, (int From, GraphEdge Edge)[] cut, ExplorationReport report)
    {
        ExplorationVerdict otherwise = cut.Length > 0 ? ExplorationVerdict.Unknown : ExplorationVerdict.Violated;
        Assert.Equal(followed.Reach(0) is null ? otherwise : ExplorationVerdict.Holds, report.Goals[0].Verdict);

        // Whoever can come to a cut may still reach anything.
        HashSet<int> open = [.. cut.Select(c => c.From)];
        GraphOracle hopeful = new(new Graph(
            [.. graph.Nodes.Select((node, n) => node with { Reached = open.Contains(n) ? node.Reached | 2 : node.Reached, Edges = [.. node.Edges.Where(e => e.Cut == GraphCut.None)] })]));
        int doomed = followed.Order.Count(n => graph.Nodes[n].Faults == 0 && hopeful.Distance(n, 1) is null);
        Assert.Equal(doomed, report.Goals[1].Doom?.States ?? 0);
        Assert.Equal(
            doomed > 0 ? ExplorationVerdict.Violated : cut.Length > 0 ? ExplorationVerdict.Unknown : ExplorationVerdict.Holds, report.Goals[1].Verdict);
    }
}
