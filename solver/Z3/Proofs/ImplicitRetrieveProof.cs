using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>
/// Implicit retrieval as the machine it is: luo_retrieve_file() of one file holds its mutex while the callback asks for each dependency in turn, which
/// calls luo_retrieve_file() again. The state is the stack of held files; a step is one dependency looked at, one file entered, or one left.
/// </summary>
internal static class ImplicitRetrieveProof
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<Proof> All { get; } = [new(OrderRows.ImplicitRelocks, Decide)];

    private static ProofResult Decide(ProofRun run)
    {
        for (var files = 1; files <= OrderTheorems.MostFiles; files++)
        {
            var graph = new SymbolicGraph(run.Terms, files);
            var verdict = Decide(run, graph);
            if (verdict != ProofVerdict.Proved)
            {
                // A step that leaves the invariant is no violation of the statement.
                return verdict == ProofVerdict.Violated
                    ? new(ProofVerdict.NotInductive, 1, [graph.Text(run.Model!)])
                    : new(verdict);
            }
        }

        return new(ProofVerdict.Proved, 1);
    }

    private static ProofVerdict Decide(ProofRun run, SymbolicGraph graph)
    {
        var t = run.Terms;
        var n = graph.Files;
        var now = new State(t, n, "");
        var next = new State(t, n, "next_");
        var start = t.Int("start");
        var laws = graph.ReachLaws() & (start >= 0) & (start < n);
        var invariant = Invariant(t, graph, now, start);
        var (step, goesOn, meets, ends) = Step(t, graph, now, next);
        var reaches = t.Any(graph.Each.Select(i => t.Same(start, i) & graph.CycleFrom(i)));
        foreach (var question in new Func<ProofVerdict>[]
        {
            () => run.Prove($"closure-has-laws-{n}", graph.ReachIsClosure(), graph.ReachLaws()),
            () => run.Prove($"call-starts-inside-{n}", laws & Start(t, graph, now, start), invariant),
            () => run.Prove($"step-stays-inside-{n}", laws & invariant & step, Invariant(t, graph, next, start)),
            () => run.Prove($"relock-means-cycle-{n}", laws & invariant & meets, reaches),
            () => run.Prove($"return-means-no-cycle-{n}", laws & invariant & ends, !reaches),
            () => run.Prove($"return-leaves-good-set-{n}", laws & invariant & ends, GoodSet(t, graph, i => now.Retrieved[i] | Leaves(t, now, i))),
            () => run.Prove($"some-step-goes-on-{n}", laws & invariant, meets | ends | goesOn),
            () => run.Prove($"each-step-counts-{n}", laws & invariant & step, (Work(t, graph, next) >= Work(t, graph, now) + 1) & (Work(t, graph, next) <= (n * n) + n + n)),
        })
        {
            if (question() is var verdict && verdict != ProofVerdict.Proved)
            {
                return verdict;
            }
        }

        return ProofVerdict.Proved;
    }

    /// <summary>Retrieved files have retrieved dependencies only, and no cycle can be reached from them: true of the empty set, and kept by every call.</summary>
    private static BoolExpr GoodSet(Terms t, SymbolicGraph graph, Func<int, BoolExpr> retrieved) => t.All(graph.Each.Select(i => t.Implies(
        retrieved(i),
        !graph.CycleFrom(i) & t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], retrieved(j)))))));

    /// <summary>A call for a file that is not retrieved yet, after any earlier calls.</summary>
    private static BoolExpr Start(Terms t, SymbolicGraph graph, State s, IntExpr start) => t.All(
        GoodSet(t, graph, i => s.Retrieved[i]),
        t.Same(s.Current, start),
        t.All(graph.Each.Select(i => t.All(
            t.Same(s.Held[i], t.Same(start, i)),
            t.Implies(t.Same(start, i), !s.Retrieved[i]),
            t.Same(s.Next[i], 0),
            t.Same(s.Depth[i], 0),
            t.Same(s.Parent[i], -1),
            t.Same(s.Old[i], s.Retrieved[i])))));

    /// <summary>One step of the machine and when it can make one; also when it meets a held mutex, and when the outermost file is about to be left.</summary>
    private static (BoolExpr Step, BoolExpr GoesOn, BoolExpr Meets, BoolExpr Ends) Step(Terms t, SymbolicGraph graph, State s, State after)
    {
        var steps = new List<(BoolExpr Guard, BoolExpr Effect)>();
        var meets = new List<BoolExpr>();
        var ends = new List<BoolExpr>();
        foreach (var c in graph.Each)
        {
            var here = t.Same(s.Current, c);
            var done = here & t.Same(s.Next[c], graph.Files);
            ends.Add(done & t.Same(s.Parent[c], -1));
            steps.Add((done & !t.Same(s.Parent[c], -1), after.Leave(s, c)));
            foreach (var k in graph.Each)
            {
                var looks = here & t.Same(s.Next[c], k);
                meets.Add(looks & graph.Needs[c, k] & s.Held[k]);
                steps.Add((looks & (!graph.Needs[c, k] | s.Retrieved[k]), after.Skip(s, c)));
                steps.Add((looks & graph.Needs[c, k] & !s.Held[k] & !s.Retrieved[k], after.Enter(s, c, k)));
            }
        }

        return (t.Any(steps.Select(p => p.Guard & p.Effect)), t.Any(steps.Select(p => p.Guard)), t.Any(meets), t.Any(ends));
    }

    private static BoolExpr Leaves(Terms t, State s, int file) => t.Same(s.Current, file);

    /// <summary>What every step adds to: dependencies looked at, files entered, files left. Each has an end.</summary>
    private static ArithExpr Work(Terms t, SymbolicGraph graph, State s) => (ArithExpr)t.Context.MkAdd(
    [
        .. s.Next,
        t.Count(graph.Each.Select(i => s.Held[i] | (s.Retrieved[i] & !s.Old[i]))),
        t.Count(graph.Each.Select(i => s.Retrieved[i] & !s.Old[i])),
    ]);

    /// <summary>The held files are a path from the start to the current one, each with the dependencies it has passed retrieved.</summary>
    private static BoolExpr Invariant(Terms t, SymbolicGraph graph, State s, IntExpr start)
    {
        var n = graph.Files;
        var single = graph.Each.Select(i => t.All(
            (s.Next[i] >= 0) & (s.Next[i] <= n) & (s.Depth[i] >= 0) & (s.Parent[i] >= -1) & (s.Parent[i] < n),
            t.Implies(t.Same(s.Current, i), s.Held[i]),
            t.Implies(t.Same(start, i), s.Held[i] & t.Same(s.Depth[i], 0) & t.Same(s.Parent[i], -1)),
            t.Implies(s.Held[i], !s.Retrieved[i] & (t.Same(start, i) | (s.Depth[i] > 0))),
            t.Implies(s.Old[i], s.Retrieved[i]),
            t.Implies(!s.Held[i] & (!s.Retrieved[i] | s.Old[i]), t.Same(s.Next[i], 0)),
            t.Implies(s.Held[i] & !t.Same(start, i), t.Any(graph.Each.Select(p =>
                t.Same(s.Parent[i], p) & s.Held[p] & graph.Needs[p, i] & t.Same(s.Depth[i], s.Depth[p] + 1) & t.Same(s.Next[p], i)))),
            t.All(graph.Each.Select(j => t.Implies(s.Held[i] & graph.Needs[i, j] & (s.Next[i] > j), s.Retrieved[j])))));
        var pairs = graph.Pairs.Where(p => p.I != p.J).Select(p => t.All(
            t.Implies(s.Held[p.I] & s.Held[p.J], !t.Same(s.Depth[p.I], s.Depth[p.J])),
            t.Implies(s.Held[p.I] & t.Same(s.Current, p.J), s.Depth[p.I] < s.Depth[p.J]),
            t.Implies(s.Held[p.I] & s.Held[p.J] & (s.Depth[p.I] < s.Depth[p.J]), graph.Reach(p.I, p.J))));
        return t.All([GoodSet(t, graph, i => s.Retrieved[i]), (s.Current >= 0) & (s.Current < n), .. single, .. pairs]);
    }

    /// <summary>The machine's state.</summary>
    private sealed class State
    {
        private readonly Terms _t;
        private readonly int _files;

        public State(Terms t, int files, string prefix)
        {
            _t = t;
            _files = files;
            Current = t.Int(prefix + "current");
            BoolExpr[] Flags(string name) => [.. Enumerable.Range(0, files).Select(i => t.Bool($"{prefix}{name}_{i}"))];
            IntExpr[] Numbers(string name) => [.. Enumerable.Range(0, files).Select(i => t.Int($"{prefix}{name}_{i}"))];
            Held = Flags("held");
            Retrieved = Flags("retrieved");
            Old = Flags("old");
            Next = Numbers("dependency");
            Depth = Numbers("depth");
            Parent = Numbers("parent");
        }

        /// <summary>The file whose callback runs.</summary>
        public IntExpr Current { get; }

        /// <summary>Files whose mutex the task holds.</summary>
        public BoolExpr[] Held { get; }

        /// <summary>Files that are retrieved.</summary>
        public BoolExpr[] Retrieved { get; }

        /// <summary>Files that were retrieved before the call.</summary>
        public BoolExpr[] Old { get; }

        /// <summary>The dependency a file's callback looks at next.</summary>
        public IntExpr[] Next { get; }

        /// <summary>How deep in the stack a held file is.</summary>
        public IntExpr[] Depth { get; }

        /// <summary>The file that asked for a held file; -1 for user space.</summary>
        public IntExpr[] Parent { get; }

        /// <summary>The current file's callback goes on to its next dependency.</summary>
        public BoolExpr Skip(State before, int current) => Change(before, before.Current, i => i == current ? before.Next[i] + 1 : before.Next[i]);

        /// <summary>The callback of the dependency starts.</summary>
        public BoolExpr Enter(State before, int current, int entered) => Change(
            before,
            _t.Number(entered),
            i => i == entered ? _t.Number(0) : before.Next[i],
            held: i => i == entered ? _t.True : before.Held[i],
            depth: i => i == entered ? before.Depth[current] + 1 : before.Depth[i],
            parent: i => i == entered ? _t.Number(current) : before.Parent[i]);

        /// <summary>The current file is retrieved and its mutex released; the file that asked for it goes on.</summary>
        public BoolExpr Leave(State before, int current) => Change(
            before,
            before.Parent[current],
            i => before.Next[i],
            held: i => i == current ? _t.False : before.Held[i],
            retrieved: i => i == current ? _t.True : before.Retrieved[i]);

        private BoolExpr Change(
            State before,
            IntExpr current,
            Func<int, ArithExpr> next,
            Func<int, BoolExpr>? held = null,
            Func<int, BoolExpr>? retrieved = null,
            Func<int, ArithExpr>? depth = null,
            Func<int, ArithExpr>? parent = null) => _t.All(
                [
                    _t.Same(Current, current),
                    .. Enumerable.Range(0, _files).Select(i => _t.All(
                        _t.Same(Next[i], next(i)),
                        _t.Same(Held[i], held?.Invoke(i) ?? before.Held[i]),
                        _t.Same(Retrieved[i], retrieved?.Invoke(i) ?? before.Retrieved[i]),
                        _t.Same(Old[i], before.Old[i]),
                        _t.Same(Depth[i], depth?.Invoke(i) ?? before.Depth[i]),
                        _t.Same(Parent[i], parent?.Invoke(i) ?? before.Parent[i]))),
                ]);
    }
}
