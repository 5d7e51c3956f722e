using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>Statements about orders that hold for every dependency graph of up to <see cref="MostFiles"/> files.</summary>
internal static class OrderTheorems
{
    /// <summary>Largest number of files of the graphs quantified over; each smaller number is a question of its own.</summary>
    public const int MostFiles = 6;

    /// <summary>The rows.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        new(OrderRows.PreserveOrder, run => ForAllGraphs(run, PreserveOrder)),
        new(OrderRows.DeferredPreserve, run => ForAllGraphs(run, DeferredPreserve)),
        new(OrderRows.EnforcedServes, run => ForAllGraphs(run, EnforcedServes)),
        new(OrderRows.RememberedRefusal, RememberedRefusal),
        new(OrderRows.Relaxation, run => ForAllGraphs(run, Relaxation)),
        new(OrderRows.Tightening, Tightening),
    ];

    /// <summary>Puts the same questions for every number of files up to <see cref="MostFiles"/>.</summary>
    private static ProofResult ForAllGraphs(ProofRun run, Func<ProofRun, SymbolicGraph, ProofVerdict> theorem)
    {
        for (var files = 1; files <= MostFiles; files++)
        {
            var graph = new SymbolicGraph(run.Terms, files);
            var verdict = theorem(run, graph);
            if (verdict != ProofVerdict.Proved)
            {
                return verdict == ProofVerdict.Violated ? new(verdict, Witness: [graph.Text(run.Model!)]) : new(verdict);
            }
        }

        return ProofResult.Proved;
    }

    /// <summary>The first verdict that is not <see cref="ProofVerdict.Proved"/>; later questions are not put.</summary>
    private static ProofVerdict Each(params Func<ProofVerdict>[] questions)
    {
        foreach (var question in questions)
        {
            if (question() is var verdict && verdict != ProofVerdict.Proved)
            {
                return verdict;
            }
        }

        return ProofVerdict.Proved;
    }

    private static ProofVerdict PreserveOrder(ProofRun run, SymbolicGraph graph)
    {
        var t = run.Terms;
        var position = graph.Each.Select(i => t.Int($"position_{i}")).ToArray();
        var accepted = graph.Each.Select(i => t.Bool($"accepted_{i}")).ToArray();

        // A call sees what earlier calls put on the list; a refused call puts nothing there.
        var calls = t.All(graph.Each.Select(i => t.Same(
            accepted[i],
            t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], accepted[j] & (position[j] < position[i])))))));
        return Each(
            () => run.Prove(
                $"order-needs-no-cycle-{graph.Files}",
                graph.ReachIsClosure() & calls,
                t.Implies(t.All(accepted), graph.Acyclic())),
            () => run.Prove(
                $"no-cycle-gives-order-{graph.Files}",
                graph.ReachIsClosure(),
                t.Implies(graph.Acyclic(), t.All(Sweeps(t, graph)))));
    }

    /// <summary>
    /// Which files are served after as many sweeps as there are files, where a sweep calls for every file left and sees what earlier sweeps
    /// served. The order of serving is an order that works; no cleverer choice of calls serves more, which is a question of its own.
    /// </summary>
    private static BoolExpr[] Sweeps(Terms t, SymbolicGraph graph)
    {
        var served = graph.Each.Select(_ => t.False).ToArray();
        foreach (var _ in graph.Each)
        {
            served = [.. graph.Each.Select(i => served[i] | t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], served[j]))))];
        }

        return served;
    }

    private static ProofVerdict DeferredPreserve(ProofRun run, SymbolicGraph graph)
    {
        var t = run.Terms;
        var preserved = graph.Each.Select(i => t.Bool($"preserved_{i}")).ToArray();
        BoolExpr Reboot(string order)
        {
            // Freeze runs behind the last preserve, so each lookup sees whatever was preserved before that moment.
            var freeze = t.Int($"{order}_freeze");
            var position = graph.Each.Select(i => t.Int($"{order}_{i}")).ToArray();
            var timely = t.All(position.Select(p => p < freeze));
            return timely & t.Same(
                t.Bool($"{order}_ok"),
                t.All(graph.Pairs.Select(p => t.Implies(
                    preserved[p.I] & graph.Needs[p.I, p.J],
                    preserved[p.J] & (position[p.J] < freeze)))));
        }

        return run.Prove(
            $"any-order-{graph.Files}",
            Reboot("one") & Reboot("other"),
            t.Same(t.Bool("one_ok"), t.Bool("other_ok")) & t.Implies(t.All(preserved), t.Bool("one_ok")));
    }

    private static ProofVerdict EnforcedServes(ProofRun run, SymbolicGraph graph)
    {
        var t = run.Terms;
        var served = Sweeps(t, graph);
        return Each(
            () => run.Prove(
                $"sweeps-serve-{graph.Files}",
                graph.ReachIsClosure(),
                t.All(graph.Each.Select(i => t.Same(served[i], !graph.CycleFrom(i))))),
            () => OneMoreCall(run, graph));
    }

    /// <summary>Whatever set of files was served, none from which a cycle can be reached: the next accepted call keeps it so. Hence no sequence of any length serves more.</summary>
    private static ProofVerdict OneMoreCall(ProofRun run, SymbolicGraph graph)
    {
        var t = run.Terms;
        var before = graph.Each.Select(i => t.Bool($"retrieved_{i}")).ToArray();
        return run.Prove(
            $"no-call-serves-more-{graph.Files}",
            graph.ReachIsClosure() & t.All(graph.Each.Select(i => t.Implies(before[i], !graph.CycleFrom(i)))),
            t.All(graph.Each.Select(i => t.Implies(
                t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], before[j]))),
                !graph.CycleFrom(i)))));
    }

    private static ProofResult RememberedRefusal(ProofRun run)
    {
        var t = run.Terms;
        var graph = new SymbolicGraph(t, 3);
        var retrieved = graph.Each.Select(_ => t.False).ToArray();
        var refused = graph.Each.Select(_ => t.False).ToArray();
        var facts = new List<BoolExpr> { graph.ReachIsClosure() };
        for (var calls = 1; calls <= graph.Files; calls++)
        {
            var call = t.Int($"call_{calls}");
            facts.Add((call >= 0) & (call < graph.Files));
            var complete = graph.Each.Select(i => t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], retrieved[j])))).ToArray();
            var accepted = graph.Each.Select(i => t.Same(call, i) & !refused[i] & complete[i]).ToArray();
            var rejected = graph.Each.Select(i => t.Same(call, i) & !retrieved[i] & !complete[i]).ToArray();
            retrieved = [.. graph.Each.Select(i => retrieved[i] | accepted[i])];
            refused = [.. graph.Each.Select(i => refused[i] | rejected[i])];
            var lost = t.Any(graph.Each.Select(i => refused[i] & !graph.CycleFrom(i)));
            switch (run.Decide($"calls-{calls}", [.. facts, lost]))
            {
                case Answer.Sat:
                    var model = run.Model!;
                    var made = Enumerable.Range(1, calls).Select(c => SymbolicGraph.Name(((IntNum)model.Evaluate(t.Int($"call_{c}"), true)).Int));
                    return new(ProofVerdict.Violated, calls,
                        [graph.Text(model), $"calls: retrieve {string.Join(", ", made)}", "the last one is refused with -ENOENT, and so is every later call for that file"]);
                case Answer.Unknown:
                    return ProofResult.Unknown;
            }
        }

        return ProofResult.Proved;
    }

    private static ProofVerdict Relaxation(ProofRun run, SymbolicGraph graph)
    {
        var t = run.Terms;
        var retrieved = graph.Each.Select(i => t.Bool($"retrieved_{i}")).ToArray();
        var possible = t.All(graph.Each.Select(i => t.Implies(
            retrieved[i],
            !graph.CycleFrom(i) & t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], retrieved[j]))))));

        // Implicit retrieval of i returns unless it reaches a cycle, see implicit-relocks-iff-cycle.
        return run.Prove(
            $"accepted-by-both-{graph.Files}",
            graph.ReachIsClosure() & possible,
            t.All(graph.Each.Select(i => t.Implies(
                t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], retrieved[j]))),
                !graph.CycleFrom(i)))));
    }

    private static ProofResult Tightening(ProofRun run)
    {
        var t = run.Terms;
        var graph = new SymbolicGraph(t, 2);
        var first = t.Int("first");
        var verdict = run.Prove(
            "first-call",
            graph.ReachIsClosure() & (first >= 0) & (first < graph.Files),
            t.All(graph.Each.Select(i => t.Implies(
                t.Same(first, i) & !graph.CycleFrom(i),
                t.All(graph.Each.Select(j => !graph.Needs[i, j]))))));
        return verdict == ProofVerdict.Violated
            ? new(verdict, 1, [graph.Text(run.Model!), $"calls: retrieve {SymbolicGraph.Name(((IntNum)run.Model!.Evaluate(first, true)).Int)} first"])
            : new(verdict);
    }
}
