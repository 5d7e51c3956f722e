using System.Diagnostics;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>The smallest changes after which an order exists, and a check of each by the solver.</summary>
internal sealed class RepairAnalysis
{
    /// <summary>Edges on cycles beyond which repairs are not looked for: nobody reads thousands of them.</summary>
    private const int MostEdges = 6_000;

    /// <summary>Edges on cycles beyond which the solver is not asked for the smallest ones; the bounds of graph search remain.</summary>
    private const int MostForSolver = 400;

    private readonly DependencyGraph _graph;
    private readonly OrderingDesign _design;
    private readonly IOrderSolver _solver;
    private readonly OrderOptions _options;
    private readonly List<(RuleGraph Cyclic, Found Found)> _known = [];

    /// <summary>Repairs <paramref name="graph"/> under <paramref name="design"/>.</summary>
    public RepairAnalysis(DependencyGraph graph, OrderingDesign design, IOrderSolver solver, OrderOptions options)
    {
        _graph = graph;
        _design = design;
        _solver = solver;
        _options = options;
    }

    /// <summary>Repairs for the cycles of <paramref name="cyclic"/>; null when none are wanted or there are too many edges.</summary>
    public RepairReport? Run(OrderPhase phase, RuleGraph cyclic)
    {
        if (_options.RepairsUpTo == 0 || cyclic.Edges.Count > MostEdges)
        {
            return null;
        }

        var found = Search(cyclic);
        var repairs = new List<Repair>();
        foreach (var set in found.Sets)
        {
            foreach (var kind in Kinds(phase, set))
            {
                var repair = new Repair(kind, [.. set.Select(e => _graph.Edges[e])]);
                Check(phase, cyclic, set, repair);
                repairs.Add(repair);
            }
        }

        return new(found.Sets[0].Count, found.Smallest, found.AtLeast, found.All, repairs);
    }

    /// <summary>The edges that must go; phases often have the same cycles, so each search is made once.</summary>
    private Found Search(RuleGraph cyclic)
    {
        foreach (var (known, result) in _known)
        {
            if (known.Edges.SequenceEqual(cyclic.Edges))
            {
                return result;
            }
        }

        var atLeast = RepairSearch.AtLeast(cyclic);
        var enough = RepairSearch.Enough(cyclic);
        Debug.Assert(atLeast <= enough.Count, "a set that is enough hits every cycle");
        var answer = cyclic.Edges.Count <= MostForSolver
            ? _solver.SmallestRepairs(cyclic.Files, OrderAnalysis.Precedences(cyclic), atLeast, enough.Count, _options.RepairsUpTo, _options.RepairEffort)
            : new RepairAnswer(atLeast, [], All: false);
        var found = answer.Sets.Count > 0
            ? new Found(answer.Sets, Smallest: true, answer.AtLeast, answer.All)
            : new Found([[.. enough.Select(i => cyclic.Edges[i].Edge)]], Smallest: enough.Count == answer.AtLeast, answer.AtLeast, All: false);
        _known.Add((cyclic, found));
        return found;
    }

    /// <summary>The dependency as <paramref name="kind"/> leaves it, or null when it goes.</summary>
    public static Dependency? Apply(OrderingDesign design, RepairKind kind, Dependency edge) => kind switch
    {
        RepairKind.LookUpAtFreeze => edge with { When = (design.Checks(edge) & ~CheckTimes.Preserve) | CheckTimes.Freeze },
        RepairKind.DoNotAskAtRetrieve => edge with { When = design.Checks(edge) & ~CheckTimes.Retrieve },
        RepairKind.Drop => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>A handler without freeze can look nothing up there.</summary>
    private RepairKind[] Kinds(OrderPhase phase, IReadOnlyList<int> set) => phase == OrderPhase.Preserve
        ? set.Any(edge => _graph.Edges[edge].Lacking.HasFlag(CheckTimes.Freeze)) ? [RepairKind.Drop] : [RepairKind.LookUpAtFreeze, RepairKind.Drop]
        : [RepairKind.DoNotAskAtRetrieve, RepairKind.Drop];

    /// <summary>
    /// Applies the repair to the graph and asks the solver again. Edges that no cycle runs through cannot stand in the way, so the question is put about
    /// the others only.
    /// </summary>
    private void Check(OrderPhase phase, RuleGraph cyclic, IReadOnlyList<int> set, Repair repair)
    {
        var changed = set.ToHashSet();
        var edges = cyclic.Edges.Select(e => changed.Contains(e.Edge) ? Apply(_design, repair.Kind, _graph.Edges[e.Edge]) : _graph.Edges[e.Edge]);
        var repaired = _graph.WithEdges(edges.OfType<Dependency>());
        var time = phase == OrderPhase.Preserve ? CheckTimes.Preserve : CheckTimes.Retrieve;
        var rules = OrderAnalysis.Precedences(OrderAnalysis.RulesOf(repaired, _design, time));
        var answer = _solver.Exists(_graph.Files.Count, rules, _options.Effort).Answer;
        if (answer == Answer.Unsat)
        {
            throw new InvalidOperationException("a repair was offered that repairs nothing");
        }
    }

    private sealed record Found(IReadOnlyList<IReadOnlyList<int>> Sets, bool Smallest, int AtLeast, bool All);
}
