using System.Diagnostics;

namespace LuoModel.Solver.Orders;

/// <summary>
/// FINISH after each file was retrieved once in some order, where retrieving has an enforced order: a file tried too early is not retrieved, and a
/// can_finish that insists on it refuses.
/// </summary>
internal sealed class FinishAnalysis
{
    private readonly DependencyGraph _graph;
    private readonly IOrderSolver _solver;
    private readonly OrderOptions _options;

    /// <summary>Asks <paramref name="solver"/> about <paramref name="graph"/>.</summary>
    public FinishAnalysis(DependencyGraph graph, IOrderSolver solver, OrderOptions options)
    {
        _graph = graph;
        _solver = solver;
        _options = options;
    }

    /// <summary>The report for retrieve rules <paramref name="rules"/> and files that some can_finish waits for.</summary>
    public PhaseReport Run(RuleGraph rules, IReadOnlyList<(int File, int Edge)> awaited, OrderAnalysis analysis)
    {
        // Only what an awaited file needs, directly or not, decides: the rest may stay behind.
        var needed = NeededBy(rules, awaited);
        var deciding = rules.Where(i => needed[rules.Edges[i].From]);
        if (awaited.Count == 0 || deciding.Edges.Count == 0)
        {
            return analysis.Works(OrderPhase.Finish, OrderQuantity.Every, deciding, null);
        }

        // An order that respects the deciding rules retrieves everything awaited; one that breaks any of them loses the file at its tail, and with
        // it the awaited file that needs it.
        var exists = analysis.Exists(deciding);
        return exists.Answer switch
        {
            Answer.Unknown => new() { Phase = OrderPhase.Finish, Works = OrderQuantity.Unknown },
            Answer.Unsat => Impossible(deciding, awaited, analysis),
            _ => Possible(rules, deciding, awaited, analysis, exists.Order!),
        };
    }

    private PhaseReport Possible(
        RuleGraph rules, RuleGraph deciding, IReadOnlyList<(int File, int Edge)> awaited, OrderAnalysis analysis, IReadOnlyList<int> order)
    {
        var breaks = _solver.Breaks(_graph.Files.Count, OrderAnalysis.Precedences(deciding), _options.Effort);
        return breaks.Answer switch
        {
            Answer.Unknown => new() { Phase = OrderPhase.Finish, Works = OrderQuantity.Unknown, Order = order },
            Answer.Unsat => analysis.Works(OrderPhase.Finish, OrderQuantity.Every, deciding, order),
            _ => analysis.Works(OrderPhase.Finish, OrderQuantity.Some, deciding, order) with { Fails = Refusal(rules, awaited, breaks.Order!) },
        };
    }

    private static bool[] NeededBy(RuleGraph rules, IReadOnlyList<(int File, int Edge)> awaited)
    {
        var needed = new bool[rules.Files];
        var waiting = new Queue<int>();
        foreach (var (file, _) in awaited)
        {
            if (!needed[file])
            {
                needed[file] = true;
                waiting.Enqueue(file);
            }
        }

        while (waiting.TryDequeue(out var file))
        {
            foreach (var next in rules.Needs(file))
            {
                if (!needed[next])
                {
                    needed[next] = true;
                    waiting.Enqueue(next);
                }
            }
        }

        return needed;
    }

    /// <summary>The reason is a way from an insisting file into a cycle; the solver shows that it is one, and that no part of it can be left out.</summary>
    private PhaseReport Impossible(RuleGraph deciding, IReadOnlyList<(int File, int Edge)> awaited, OrderAnalysis analysis)
    {
        var report = analysis.Impossible(OrderPhase.Finish, deciding, OrderRule.EnforcedRestoreOrder, []);
        var cycle = report.Explanation!.Cycle;
        var path = PathInto(deciding, awaited, [.. cycle.Select(e => e.Edge.From)]);
        var numbers = _graph.Edges.Select((e, i) => (e, i)).ToDictionary(x => (x.e.From, x.e.To), x => x.i);
        int Number(ExplanationEdge e) => numbers[(e.Edge.From, e.Edge.To)];
        var enforced = path.Skip(1).Concat(cycle).Select(e => new Precedence(e.Edge.To, e.Edge.From, Number(e))).ToList();
        var core = _solver.Refusal(_graph.Files.Count, enforced, [(path[0].Edge.To, Number(path[0]))], _options.Effort);
        return report with
        {
            Explanation = report.Explanation with
            {
                Path = path,
                Core = [.. core.Select(e => e >= 0
                    ? new ExplanationEdge(_graph.Edges[e], OrderRule.EnforcedRestoreOrder)
                    : new ExplanationEdge(_graph.Edges[~e], OrderRule.CanFinishInsists))],
            },
        };
    }

    /// <summary>From an edge that FINISH insists on into the cycle: searched backwards from the cycle, then cut where it first meets the cycle.</summary>
    private List<ExplanationEdge> PathInto(RuleGraph deciding, IReadOnlyList<(int File, int Edge)> awaited, HashSet<int> cycle)
    {
        var insisted = new Dictionary<int, int>();
        foreach (var (file, edge) in awaited)
        {
            insisted.TryAdd(file, edge);
        }

        var entry = cycle.Where(insisted.ContainsKey).Order().Cast<int?>().FirstOrDefault();
        if (entry is { } direct)
        {
            return [new(_graph.Edges[insisted[direct]], OrderRule.CanFinishInsists)];
        }

        var reversed = new RuleGraph(deciding.Files, [.. deciding.Edges.Select(e => (e.To, e.From, e.Edge))]);
        var way = new CycleSearch(reversed).Path(cycle.Min(), insisted.ContainsKey);
        Debug.Assert(way is not null, "only files that an awaited file needs are left");
        way.Reverse();
        var path = new List<ExplanationEdge> { new(_graph.Edges[insisted[reversed.Edges[way[0]].To]], OrderRule.CanFinishInsists) };
        foreach (var step in way)
        {
            path.Add(new(_graph.Edges[reversed.Edges[step].Edge], OrderRule.EnforcedRestoreOrder));
            if (cycle.Contains(reversed.Edges[step].From))
            {
                break;
            }
        }

        return path;
    }

    /// <summary>Which awaited file <paramref name="order"/> leaves behind.</summary>
    private FailingOrder Refusal(RuleGraph rules, IReadOnlyList<(int File, int Edge)> awaited, IReadOnlyList<int> order)
    {
        var retrieved = new bool[_graph.Files.Count];
        foreach (var file in order)
        {
            var complete = true;
            foreach (var needed in rules.Needs(file))
            {
                complete &= retrieved[needed];
            }

            retrieved[file] = complete;
        }

        var (_, edge) = awaited.First(a => !retrieved[a.File]);
        return new(order, _graph.Edges[edge], OrderRule.CanFinishInsists);
    }
}
