using System.Diagnostics;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>
/// Answers for one graph under one design whether an order exists, for preserving, retrieving and finishing. The solver decides; graph search gives what a
/// person wants to read (the shortest cycle, the first order by name) and must agree.
/// </summary>
public sealed class OrderAnalysis
{
    private readonly DependencyGraph _graph;
    private readonly OrderingDesign _design;
    private readonly OrderOptions _options;
    private readonly IOrderSolver _solver;
    private readonly RepairAnalysis _repairs;
    private readonly OrderReplay? _replay;
    private readonly List<(RuleGraph Rules, OrderAnswer Answer)> _asked = [];

    private OrderAnalysis(DependencyGraph graph, OrderingDesign design, OrderOptions options, IOrderSolver solver)
    {
        _graph = graph;
        _design = design;
        _options = options;
        _solver = solver;
        _repairs = new RepairAnalysis(graph, design, solver, options);
        _replay = OrderReplay.For(graph, design);
    }

    /// <summary>Analyses <paramref name="graph"/> under <paramref name="design"/>. Without a solver every answer is <see cref="OrderQuantity.Unavailable"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static OrderReport Run(DependencyGraph graph, OrderingDesign design, OrderOptions? options = null, CancellationToken cancellation = default)
    {
        using var solver = SolverRoom.For<IOrderBackend>()?.OpenOrders(cancellation);
        if (solver is null)
        {
            PhaseReport Nothing(OrderPhase phase) => new() { Phase = phase, Works = OrderQuantity.Unavailable };
            return new(graph, design, Nothing(OrderPhase.Preserve), Nothing(OrderPhase.Retrieve), Nothing(OrderPhase.Finish));
        }

        var analysis = new OrderAnalysis(graph, design, options ?? new OrderOptions(), solver);
        return new(graph, design, analysis.Replayed(analysis.Preserve()), analysis.Replayed(analysis.Retrieve()), analysis.Replayed(analysis.Finish()));
    }

    /// <summary>Executes the orders of <paramref name="phase"/> in the model; what the solver claims about them must come true there.</summary>
    private PhaseReport Replayed(PhaseReport phase)
    {
        if (_replay is null || phase.Works is OrderQuantity.Unknown)
        {
            return phase with { Replay = _replay is null ? ReplayVerdict.NotReplayed : ReplayVerdict.Agrees };
        }

        var agrees = (phase.Order is null || _replay.Run(phase.Phase, phase.Order).AllAccepted)
            && (phase.AllOrders is null || phase.AllOrders.Orders.All(o => _replay.Run(phase.Phase, o).AllAccepted))
            && (phase.Fails is null || !_replay.Run(phase.Phase, phase.Fails.Order).AllAccepted)
            && (phase.Explanation is null || !_replay.Run(phase.Phase, [.. Enumerable.Range(0, _graph.Files.Count)]).AllAccepted);
        return phase with { Replay = agrees ? ReplayVerdict.Agrees : ReplayVerdict.Disagrees };
    }

    private PhaseReport Preserve() => Ordered(OrderPhase.Preserve, Rules(CheckTimes.Preserve), OrderRule.LookupAtPreserve);

    private PhaseReport Retrieve()
    {
        var rules = Rules(CheckTimes.Retrieve);
        return _design.Retrieve == DependencyRetrieve.Implicit
            ? Implicit(OrderPhase.Retrieve, rules)
            : Ordered(OrderPhase.Retrieve, rules, OrderRule.EnforcedRestoreOrder);
    }

    private PhaseReport Finish()
    {
        var rules = Rules(CheckTimes.Retrieve);
        if (_design.Retrieve == DependencyRetrieve.Implicit)
        {
            // A retrieve that never returns keeps the session's mutex, so there is no FINISH after it either.
            return Implicit(OrderPhase.Finish, rules);
        }

        var awaited = _graph.Edges.Select((e, i) => (e, i)).Where(x => _design.Checks(x.e).HasFlag(CheckTimes.CanFinish))
            .Select(x => (File: x.e.To, Edge: x.i)).ToList();
        return new FinishAnalysis(_graph, _solver, _options).Run(rules, awaited, this);
    }

    /// <summary>Every call needs the files before it: a rule for each checked edge.</summary>
    private PhaseReport Ordered(OrderPhase phase, RuleGraph rules, OrderRule rule)
    {
        if (rules.Edges.Count == 0)
        {
            return Works(phase, OrderQuantity.Every, rules, null);
        }

        var exists = Exists(rules);
        switch (exists.Answer)
        {
            case Answer.Unsat:
                return Impossible(phase, rules, rule, exists.Core!);
            case Answer.Unknown:
                return new() { Phase = phase, Works = OrderQuantity.Unknown };
        }

        var breaks = _solver.Breaks(_graph.Files.Count, Precedences(rules), _options.Effort);
        if (breaks.Answer == Answer.Unknown)
        {
            return new() { Phase = phase, Works = OrderQuantity.Unknown, Order = exists.Order };
        }

        return breaks.Answer == Answer.Unsat
            ? Works(phase, OrderQuantity.Every, rules, exists.Order)
            : Works(phase, OrderQuantity.Some, rules, exists.Order) with { Fails = FirstBroken(rules, breaks.Order!, rule) };
    }

    /// <summary>
    /// Implicit retrieval walks the dependencies with mutexes held. It ends iff files can be ranked so that each asks only for lower ones, and then it
    /// ends whatever the order of the calls; else some call meets a mutex of its own task, whatever the order.
    /// </summary>
    private PhaseReport Implicit(OrderPhase phase, RuleGraph rules)
    {
        if (rules.Edges.Count == 0)
        {
            return Works(phase, OrderQuantity.Every, rules, null);
        }

        var ranks = Exists(rules);
        return ranks.Answer switch
        {
            Answer.Sat => Works(phase, OrderQuantity.Every, rules.Where(_ => false), ranks.Order),
            Answer.Unsat => Impossible(phase, rules, OrderRule.ImplicitRetrieve, ranks.Core!),
            _ => new() { Phase = phase, Works = OrderQuantity.Unknown },
        };
    }

    /// <summary>Is there an order that respects <paramref name="rules"/>? Phases often have the same rules, so each question is put once.</summary>
    internal OrderAnswer Exists(RuleGraph rules)
    {
        foreach (var (asked, answer) in _asked)
        {
            if (asked.Edges.SequenceEqual(rules.Edges))
            {
                return answer;
            }
        }

        var fresh = _solver.Exists(_graph.Files.Count, Precedences(rules), _options.Effort);
        _asked.Add((rules, fresh));
        return fresh;
    }

    /// <summary>The report of a phase that works, with the orders that were asked for.</summary>
    internal PhaseReport Works(OrderPhase phase, OrderQuantity quantity, RuleGraph rules, IReadOnlyList<int>? order)
    {
        var enumeration = _options.First || _options.AllUpTo > 0 ? new OrderEnumeration(rules, _graph.Files) : null;
        var chosen = _options.First ? enumeration!.First() : order;
        Debug.Assert(!_options.First || chosen is not null, "the solver found an order, so graph search does");
        return new()
        {
            Phase = phase,
            Works = quantity,
            Order = chosen ?? [.. Enumerable.Range(0, _graph.Files.Count)],
            AllOrders = _options.AllUpTo > 0 ? enumeration!.All(_options.AllUpTo) : null,
        };
    }

    /// <summary>The report of a phase that works in no order because of a cycle in <paramref name="rules"/>.</summary>
    internal PhaseReport Impossible(OrderPhase phase, RuleGraph rules, OrderRule rule, IReadOnlyList<int> core)
    {
        var cyclic = rules.CyclicPart();
        var cycle = new CycleSearch(cyclic).Shortest();
        Debug.Assert(cycle is not null, "the solver found no order, so graph search finds a cycle");
        Debug.Assert(core.Count == 0 || core.Count >= cycle.Count, "a core holds a cycle, and none is shorter than the shortest");
        var onCycle = cyclic.Edges.Select(e => e.From).ToHashSet();
        return new()
        {
            Phase = phase,
            Works = OrderQuantity.None,
            Explanation = new()
            {
                Cycle = [.. cycle.Select(i => new ExplanationEdge(_graph.Edges[cyclic.Edges[i].Edge], rule))],
                Core = [.. core.Select(e => new ExplanationEdge(_graph.Edges[e], rule))],
                Blocked = rules.Reaching(onCycle.Contains),
            },
            Repairs = _repairs.Run(phase, cyclic),
        };
    }

    /// <summary>What <paramref name="order"/> breaks first.</summary>
    private FailingOrder FirstBroken(RuleGraph rules, IReadOnlyList<int> order, OrderRule rule)
    {
        var place = new int[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            place[order[i]] = i;
        }

        var (_, _, edge) = rules.Edges.Where(e => place[e.To] >= place[e.From]).MinBy(e => place[e.From]);
        return new(order, _graph.Edges[edge], rule);
    }

    private RuleGraph Rules(CheckTimes time) => RulesOf(_graph, _design, time);

    /// <summary>The edges of <paramref name="graph"/> that <paramref name="design"/> checks at <paramref name="time"/>.</summary>
    internal static RuleGraph RulesOf(DependencyGraph graph, OrderingDesign design, CheckTimes time) => new(
        graph.Files.Count,
        [.. graph.Edges.Select((e, i) => (e, i)).Where(x => design.Checks(x.e).HasFlag(time)).Select(x => (x.e.From, x.e.To, x.i))]);

    /// <summary>The rules as the solver takes them: what is needed comes first.</summary>
    internal static List<Precedence> Precedences(RuleGraph rules) => [.. rules.Edges.Select(e => new Precedence(e.To, e.From, e.Edge))];
}
