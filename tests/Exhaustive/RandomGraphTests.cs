using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>The engine against a plain search, on random graphs: every number and every trace of the report.</summary>
public sealed class RandomGraphTests
{
    [Property(MaxTest = 400, Arbitrary = [typeof(Graphs)])]
    public void The_report_says_what_a_plain_search_finds(Graph graph, int keyWords)
    {
        GraphOracle oracle = new(graph);
        ExplorationReport report = Explorer.Explore(new GraphModel(graph, 1 + (Math.Abs(keyWords % 3))));

        Assert.True(report.Complete);
        Assert.Equal(oracle.Order.Count, report.Distinct);
        Assert.Equal(oracle.Order.Count, report.Expanded);
        Assert.Equal(oracle.LevelWidths, report.LevelWidths);
        Assert.Equal(oracle.Transitions, report.Transitions);
        Assert.Equal(oracle.Transitions + oracle.Refused, report.Steps);
        Assert.Equal(oracle.Deadlocks, report.Deadlocks);
        for (int i = 0; i < Graph.Names; i++)
        {
            CheckInvariant(oracle, report.Invariants[i], i);
        }

        CheckGoals(graph, oracle, report);
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Graphs)])]
    public void The_number_of_threads_does_not_show(Graph graph)
    {
        string alone = ReportText.Of(Explorer.Explore(new GraphModel(graph, 2)));
        Assert.Equal(alone, ReportText.Of(Explorer.Explore(new GraphModel(graph, 2), new() { Threads = 2 })));
        Assert.Equal(alone, ReportText.Of(Explorer.Explore(new GraphModel(graph, 2), new() { Threads = 5 })));
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Graphs)])]
    public void A_bound_by_depth_reports_only_what_lies_within(Graph graph, byte depth)
    {
        GraphOracle oracle = new(graph);
        int bound = depth % 6;
        ExplorationReport report = Explorer.Explore(new GraphModel(graph, 1), new() { Bounds = new(MaxDepth: bound) });

        bool all = oracle.LevelWidths.Length <= bound;
        Assert.Equal(all ? ExplorationOutcome.Complete : ExplorationOutcome.DepthBound, report.Outcome);
        Assert.Equal(oracle.Order.Count(n => oracle.DepthOf(n) <= bound), report.Distinct);
        Assert.Equal(report.Distinct, report.Inspected);
        Assert.Equal(oracle.Order.Count(n => oracle.DepthOf(n) < bound), report.Expanded);
        for (int i = 0; i < Graph.Names; i++)
        {
            int within = oracle.Violations(i).Count(v => v.Length <= bound);
            Assert.Equal(
                within > 0 ? ExplorationVerdict.Violated : all ? ExplorationVerdict.Holds : ExplorationVerdict.Unknown,
                report.Invariants[i].Verdict);
            Assert.Equal(within, report.Invariants[i].Violations);
        }

        // Doom is claimed only where it is certain.
        Assert.True(report.Goals[1].Doom is not { } doom || oracle.Distance(GraphModel.NodeOf(doom.Trace.Last.Span), 1) is null);
    }

    private static void CheckInvariant(GraphOracle oracle, InvariantReport report, int invariant)
    {
        List<(int Faults, int Length)> frontier = oracle.Frontier(invariant);
        Assert.Equal(frontier, report.Frontier.Select(c => (c.Faults, c.Trace.Length)));
        Assert.Equal(oracle.Violations(invariant).Count, report.Violations);
        Assert.Equal(frontier.Count > 0 ? ExplorationVerdict.Violated : ExplorationVerdict.Holds, report.Verdict);
        Assert.All(report.Frontier, c => Assert.True(oracle.IsRun(c.Trace) && oracle.Violates(c, invariant)));
        Assert.Equal(oracle.Violations(invariant).Select(v => (int?)v.Length).Min(), report.Shortest?.Trace.Length);
    }

    private static void CheckGoals(Graph graph, GraphOracle oracle, ExplorationReport report)
    {
        Assert.Equal(oracle.Reach(0), report.Goals[0].Witness?.Length);
        Assert.Equal(oracle.Reach(0) is null ? ExplorationVerdict.Violated : ExplorationVerdict.Holds, report.Goals[0].Verdict);

        int[] doomed = [.. oracle.Order.Where(n => graph.Nodes[n].Faults == 0 && oracle.Distance(n, 1) is null)];
        Assert.Equal(oracle.Order.Count(n => graph.Nodes[n].Faults > 0 && oracle.Distance(n, 1) is null), BehindFaults(graph, oracle, report.Goals[1]));
        GoalReport always = report.Goals[1];
        Assert.Equal(doomed.Length, always.Doom?.States ?? 0);
        if (always.Doom is not { } doom)
        {
            Assert.Equal(ExplorationVerdict.Holds, always.Verdict);
            return;
        }

        Assert.Equal(ExplorationVerdict.Violated, always.Verdict);
        Assert.Equal(doomed.Min(oracle.DepthOf), doom.Trace.Length);
        Assert.Contains(GraphModel.NodeOf(doom.Trace.Last.Span), doomed);
        Assert.True(oracle.IsRun(doom.Trace));
        if (doom.Escape is not { } escape)
        {
            Assert.Empty(doom.Trace.Steps);
            return;
        }

        // The escape shares all but the last command with the way into doom, and goes the shortest way to the goal from there.
        int shared = doom.Trace.Length - 1;
        int parting = shared == 0 ? 0 : GraphModel.NodeOf(doom.Trace.Steps[shared - 1].State.Span);
        Assert.True(oracle.IsRun(escape));
        Assert.Equal(doom.Trace.Steps.Take(shared).Select(s => s.Action), escape.Steps.Take(shared).Select(s => s.Action));
        Assert.NotEqual(0UL, graph.Nodes[GraphModel.NodeOf(escape.Last.Span)].Reached & 2);
        Assert.Equal(shared + oracle.Distance(parting, 1), escape.Length);
    }

    /// <summary>Doomed states behind a failure; those that a doomed state leads to without one more have no entrance of their own.</summary>
    private static long BehindFaults(Graph graph, GraphOracle oracle, GoalReport report)
    {
        if (report.DoomByFault is not { } doom)
        {
            // None, or each of them lies behind a state that is doomed without a failure.
            return oracle.Order.Count(n => graph.Nodes[n].Faults > 0 && oracle.Distance(n, 1) is null && report.Doom is not null);
        }

        Assert.True(oracle.IsRun(doom.Trace));
        Assert.True(graph.Nodes[GraphModel.NodeOf(doom.Trace.Last.Span)].Faults > 0);
        Assert.Null(oracle.Distance(GraphModel.NodeOf(doom.Trace.Last.Span), 1));
        return doom.States;
    }

    /// <summary>Draws graphs of up to 60 nodes with rare violations, goals and dead ends.</summary>
    internal static class Graphs
    {
        public static Arbitrary<Graph> Graph() => (
            from size in Gen.Choose(1, 60)
            from nodes in Node(size).ArrayOf(size)
            select new Graph(Forward(nodes))).ToArbitrary();

        /// <summary>Faults are never taken back.</summary>
        private static GraphNode[] Forward(GraphNode[] nodes)
        {
            nodes[0] = nodes[0] with { Faults = 0 };
            return [.. nodes.Select(node => node with { Edges = [.. node.Edges.Where(edge => nodes[edge.To].Faults >= node.Faults)] })];
        }

        private static Gen<GraphNode> Node(int size) =>
            from violated in Mask()
            from reached in Mask()
            from faults in Gen.Choose(0, 3)
            from refused in Gen.Choose(0, 2)
            from degree in Gen.Choose(0, 4)
            from edges in Edge(size).ArrayOf(degree)
            select new GraphNode(violated, reached & 3, faults, edges, refused);

        private static Gen<GraphEdge> Edge(int size) =>
            from to in Gen.Choose(0, size - 1)
            from action in Gen.Choose(0, 5)
            from violated in Mask()
            select new GraphEdge(to, (uint)action, violated);

        private static Gen<ulong> Mask() =>
            from one in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(0, 7)))
            select (ulong)one;
    }
}
