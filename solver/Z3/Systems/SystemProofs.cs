using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>Bounded model checking and induction over a <see cref="TransitionSystem"/>.</summary>
internal static class SystemProofs
{
    /// <summary>
    /// Looks for a run from an initial state to one where <paramref name="property"/> fails, bound by bound up to <paramref name="bound"/>: the first one is
    /// the shortest. Null when there is none up to the bound.
    /// </summary>
    public static ProofResult? ShortestViolation(ProofRun run, TransitionSystem system, Func<SystemState, BoolExpr> property, int bound)
    {
        for (var length = 0; length <= bound; length++)
        {
            var answer = run.Decide(
                $"run-{length}",
                [system.Initial(system.State(0)), .. system.Run(length), !property(system.State(length))]);
            switch (answer)
            {
                case Answer.Sat:
                    return new(ProofVerdict.Violated, length, system.Text(run.Model!, length));
                case Answer.Unknown:
                    return ProofResult.Unknown;
            }
        }

        return null;
    }

    /// <summary>
    /// Proves <paramref name="property"/> for any number of steps: first no violation within <paramref name="bound"/> steps, then induction
    /// <paramref name="depth"/> states deep on the property together with <paramref name="lemmas"/>, which are proved with it. A step that fails gives its states as a
    /// counterexample to induction, never a violation.
    /// </summary>
    public static ProofResult Invariant(
        ProofRun run,
        TransitionSystem system,
        Func<SystemState, BoolExpr> property,
        Func<SystemState, BoolExpr>? lemmas = null,
        int depth = 1,
        int bound = 4)
    {
        var t = run.Terms;
        if (ShortestViolation(run, system, property, Math.Max(bound, depth - 1)) is { } violation)
        {
            return violation;
        }

        BoolExpr Strong(SystemState s) => lemmas is null ? property(s) : property(s) & lemmas(s);
        for (var length = 0; length < depth; length++)
        {
            var holds = run.Prove(
                $"base-{length}",
                t.All([system.Initial(system.State(0)), .. system.Run(length)]),
                Strong(system.State(length)));
            if (holds != ProofVerdict.Proved)
            {
                // The property itself was checked above, so it is a lemma that does not hold at the start.
                return holds == ProofVerdict.Violated ? new(ProofVerdict.NotInductive, length, system.Text(run.Model!, length)) : new(holds);
            }
        }

        var kept = run.Prove(
            "step",
            t.All([.. Enumerable.Range(0, depth).Select(i => Strong(system.State(i))), .. system.Run(depth)]),
            Strong(system.State(depth)));
        return kept switch
        {
            ProofVerdict.Proved => new(ProofVerdict.Proved, depth),
            ProofVerdict.Violated => new(ProofVerdict.NotInductive, depth, system.Text(run.Model!, depth)),
            _ => new(kept),
        };
    }
}
