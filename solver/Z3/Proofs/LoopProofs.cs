using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>Proofs about FINISH and the rollback of a failed freeze.</summary>
internal static class LoopProofs
{
    /// <summary>The proofs.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        Finish(LoopRows.AllAskedFirst, s => s.AllAskedFirst),
        Finish(LoopRows.RefusalIsAtomic, s => s.RefusalIsAtomic),
        Finish(LoopRows.LastPreservedFirst, s => s.LastPreservedFirst),
        Finish(LoopRows.EachFinishedOnce, s => s.EachOnce),
        new(LoopRows.SinglePass, run =>
        {
            var finish = new FinishSystem(run.Terms, FinishCheck.SinglePass);
            return SystemProofs.ShortestViolation(run, finish.System, finish.RefusalIsAtomic, 6) ?? ProofResult.Unknown;
        }),
        new(LoopRows.InsistingFinish, run => Dependencies(run, insists: true, claims: false)),
        new(LoopRows.HeedlessFinish, run => Dependencies(run, insists: false, claims: false)),
        new(LoopRows.UnclaimedDependency, run => Dependencies(run, insists: true, claims: true)),
        Rollback(LoopRows.ExactlyTheFrozen, s => s.ExactlyTheFrozen),
        Rollback(LoopRows.NothingBehindTheFailure, s => s.NothingBehindTheFailure),
        Rollback(LoopRows.OrderOfUndo, s => s.OrderOfUndo),
        new(LoopRows.WordsAsBefore, run => Words(run, UnfreezeData.Keep, changes: true)),
        new(LoopRows.WordsAsBeforeUnchanged, run => Words(run, UnfreezeData.Keep, changes: false)),
        new(LoopRows.WordsCleared, run => Words(run, UnfreezeData.Clear, changes: false)),
    ];

    private static Proof Finish(ProofInfo row, Func<FinishSystem, Func<SystemState, BoolExpr>> property) => new(row, run =>
    {
        var finish = new FinishSystem(run.Terms, FinishCheck.TwoPhase);
        return SystemProofs.Invariant(run, finish.System, property(finish), finish.Loops);
    });

    private static Proof Rollback(ProofInfo row, Func<RollbackSystem, Func<SystemState, BoolExpr>> property) => new(row, run =>
    {
        var rollback = new RollbackSystem(run.Terms, RollbackScope.Frozen, SessionRollbackOrder.Reverse, UnfreezeData.Keep);
        return SystemProofs.Invariant(run, rollback.System, property(rollback), rollback.Loops);
    });

    private static ProofResult Words(ProofRun run, UnfreezeData data, bool changes)
    {
        var rollback = new RollbackSystem(run.Terms, RollbackScope.Frozen, SessionRollbackOrder.Reverse, data, changes);
        return SystemProofs.Invariant(run, rollback.System, rollback.WordsAsBefore, s => rollback.Loops(s) & rollback.WordKept(s), bound: 9);
    }

    /// <summary>
    /// FINISH of a session whose files are retrieved or not, in all graphs: pass one over the list, pass two if it was passed. Files are numbered as they stand in
    /// the list, so every order of the list is among the graphs.
    /// </summary>
    private static ProofResult Dependencies(ProofRun run, bool insists, bool claims)
    {
        var t = run.Terms;
        for (var files = 1; files <= OrderTheorems.MostFiles; files++)
        {
            var graph = new SymbolicGraph(t, files);
            BoolExpr[] Flags(string name) => [.. graph.Each.Select(i => t.Bool($"{name}_{i}"))];
            var (retrieved, asked, insisting) = (Flags("retrieved"), Flags("asked"), Flags("insists"));

            // Without implicit retrieval what user space asked for is retrieved, and nothing else; with it, so is all that it needs. There a call that
            // reaches a cycle never returns, so the graphs are those without.
            var calls = t.All(graph.Each.Select(i => t.Same(
                retrieved[i],
                claims ? asked[i] | t.Any(graph.Each.Select(k => asked[k] & graph.Reach(k, i))) : asked[i])));
            calls = claims ? calls & graph.ReachIsClosure() & graph.Acyclic() : calls;
            var passed = t.True;
            foreach (var i in graph.Each)
            {
                passed &= insists
                    ? t.Implies(insisting[i], t.All(graph.Each.Select(j => t.Implies(graph.Needs[i, j], retrieved[j]))))
                    : t.True;
            }

            var finished = graph.Each.Select(_ => passed).ToArray();
            var there = claims ? asked : retrieved;
            var verdict = run.Prove(
                $"no-file-without-its-dependency-{files}",
                calls,
                t.All(graph.Pairs.Select(p => t.Implies(
                    finished[p.I] & graph.Needs[p.I, p.J] & retrieved[p.I] & (insists ? insisting[p.I] : t.True),
                    there[p.J]))));
            if (verdict != ProofVerdict.Proved)
            {
                return verdict == ProofVerdict.Violated ? new(verdict, Witness: Witness(run.Model!, graph, retrieved, asked)) : new(verdict);
            }
        }

        return ProofResult.Proved;
    }

    private static string[] Witness(Solution model, SymbolicGraph graph, BoolExpr[] retrieved, BoolExpr[] asked)
    {
        string Names(BoolExpr[] flags) => string.Join(", ", graph.Each.Where(i => model.Evaluate(flags[i], true).IsTrue).Select(SymbolicGraph.Name).DefaultIfEmpty("nothing"));
        return [graph.Text(model), $"user space retrieved {Names(asked)}; retrieved are {Names(retrieved)}; FINISH returns 0"];
    }
}
