using LuoModel.Search;

namespace LuoModel.Tests.Exhaustive;

/// <summary>What the engine must say about a <see cref="Graph"/>, worked out in the plainest way.</summary>
internal sealed class GraphOracle
{
    private readonly Graph _graph;
    private readonly Dictionary<int, int> _depth = new() { [0] = 0 };
    private readonly List<int> _order = [0];

    public GraphOracle(Graph graph)
    {
        _graph = graph;
        for (int i = 0; i < _order.Count; i++)
        {
            foreach (GraphEdge edge in graph.Nodes[_order[i]].Edges)
            {
                if (_depth.TryAdd(edge.To, _depth[_order[i]] + 1))
                {
                    _order.Add(edge.To);
                }
            }
        }
    }

    /// <summary>Reachable nodes in the order of a breadth-first search.</summary>
    public IReadOnlyList<int> Order => _order;

    public int[] LevelWidths => [.. _order.GroupBy(n => _depth[n]).OrderBy(g => g.Key).Select(g => g.Count())];

    public long Transitions => _order.Sum(n => _graph.Nodes[n].Edges.Count);

    public long Refused => _order.Sum(n => _graph.Nodes[n].Refused);

    public int Deadlocks => _order.Count(n => _graph.Nodes[n].Edges.Count == 0);

    /// <summary>Minimal pairs (faults, length) of the violations of an invariant.</summary>
    public List<(int Faults, int Length)> Frontier(int invariant)
    {
        List<(int Faults, int Length)> all = Violations(invariant);
        return
        [
            .. all.Distinct()
                .Where(a => !all.Exists(b => b != a && b.Faults <= a.Faults && b.Length <= a.Length))
                .OrderBy(a => a.Faults),
        ];
    }

    /// <summary>All violations of an invariant, by states and by edges.</summary>
    public List<(int Faults, int Length)> Violations(int invariant)
    {
        List<(int, int)> all = [];
        foreach (int n in _order)
        {
            GraphNode node = _graph.Nodes[n];
            if ((node.Violated >> invariant & 1) != 0)
            {
                all.Add((node.Faults, _depth[n]));
            }

            all.AddRange(node.Edges.Where(e => (e.Violated >> invariant & 1) != 0).Select(e => (_graph.Nodes[e.To].Faults, _depth[n] + 1)));
        }

        return all;
    }

    /// <summary>Commands to the nearest node that satisfies a goal; null when none does.</summary>
    public int? Reach(int goal) =>
        _order.Where(n => (_graph.Nodes[n].Reached >> goal & 1) != 0).Select(n => (int?)_depth[n]).Min();

    /// <summary>Commands from a node over ways out to the nearest one that satisfies a goal; null when it is doomed.</summary>
    public int? Distance(int from, int goal)
    {
        Dictionary<int, int> distance = new() { [from] = 0 };
        Queue<int> queue = new([from]);
        while (queue.TryDequeue(out int n))
        {
            if ((_graph.Nodes[n].Reached >> goal & 1) != 0)
            {
                return distance[n];
            }

            foreach (GraphEdge edge in _graph.Nodes[n].Edges.Where(edge => Graph.IsWayOut(_graph.Nodes[n], edge, _graph.Nodes[edge.To])))
            {
                if (distance.TryAdd(edge.To, distance[n] + 1))
                {
                    queue.Enqueue(edge.To);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a trace is a run of the graph from node 0.</summary>
    public bool IsRun(ActionTrace trace)
    {
        int at = GraphModel.NodeOf(trace.Initial.Span);
        bool run = at == 0;
        foreach (ActionStep step in trace.Steps)
        {
            int next = GraphModel.NodeOf(step.State.Span);
            run &= _graph.Nodes[at].Edges.Any(e => e.To == next && e.Action == step.Action);
            at = next;
        }

        return run;
    }

    /// <summary>Whether the last step of a counterexample, or the state after it, violates an invariant with the faults it names.</summary>
    public bool Violates(Counterexample example, int invariant)
    {
        int last = GraphModel.NodeOf(example.Trace.Last.Span);
        if (!example.OnEdge)
        {
            return _graph.Nodes[last].Faults == example.Faults && (_graph.Nodes[last].Violated >> invariant & 1) != 0;
        }

        IReadOnlyList<ActionStep> steps = example.Trace.Steps;
        int before = steps.Count == 1 ? 0 : GraphModel.NodeOf(steps[^2].State.Span);
        return _graph.Nodes[last].Faults == example.Faults
            && _graph.Nodes[before].Edges.Any(e => e.To == last && e.Action == steps[^1].Action && (e.Violated >> invariant & 1) != 0);
    }

    public int DepthOf(int node) => _depth[node];
}
