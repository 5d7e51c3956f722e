using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// A second opinion from Z3's fixed-point engine Spacer, which invents the invariant itself. What it answers is not believed: the invariant is put to a
/// plain solver, and a claimed violation to bounded model checking.
/// </summary>
internal static class SpacerEngine
{
    /// <summary>Decides <paramref name="property"/> for any number of steps.</summary>
    public static ProofResult Decide(ProofRun run, TransitionSystem system, Func<SystemState, BoolExpr> property, int bound = 12)
    {
        var t = run.Terms;
        Context own = run.Fresh();
        using var engine = own.MkFixedpoint();
        using var parameters = own.MkParams();
        parameters.Add("engine", "spacer");
        parameters.Add("ctrl_c", false);
        parameters.Add("xform.inline_eager", false);
        parameters.Add("xform.inline_linear", false);
        parameters.Add("xform.slice", false);
        engine.Parameters = parameters;

        var (before, after) = (system.State(0), system.State(1));
        Expr[] Values(SystemState s) => [.. system.Variables.Select(s.Value)];
        var reachable = run.Context.MkFuncDecl("reachable", [.. Values(before).Select(value => value.Sort)], run.Context.BoolSort);
        var wrong = run.Context.MkFuncDecl("wrong", [], run.Context.BoolSort);
        using var reachableThere = (FuncDecl)reachable.Translate(own);
        using var wrongThere = (FuncDecl)wrong.Translate(own);
        engine.RegisterRelation(reachableThere);
        engine.RegisterRelation(wrongThere);
        BoolExpr Holds(SystemState s) => (BoolExpr)reachable.Apply(Values(s));
        using var clauses = run.Context.MkSolver();
        void Rule(string name, IEnumerable<Expr> unknowns, BoolExpr body, BoolExpr head)
        {
            var rule = run.Context.MkForall([.. unknowns], run.Context.MkImplies(body, head));
            using var there = (BoolExpr)rule.Translate(own);
            engine.AddRule(there, own.MkSymbol(name));
            clauses.Assert(rule);
        }

        Rule("start", Values(before), system.Initial(before), Holds(before));
        var steps = system.Steps(before, "@0");
        for (var a = 0; a < steps.Count; a++)
        {
            var changes = t.All(system.Variables.Select(v => t.Same(after.Value(v), steps[a].After(v))));
            Rule(system.Actions[a], [.. Values(before), .. Values(after), .. steps[a].Choices.Select(c => c.Value)], Holds(before) & steps[a].Guard & changes, Holds(after));
        }

        Rule("wrong", Values(before), Holds(before) & !property(before), (BoolExpr)wrong.Apply());
        clauses.Assert(run.Context.MkNot((BoolExpr)wrong.Apply()));
        var answer = run.Measure(own, () => engine.Query([wrongThere]), () => engine.Statistics);

        // As Horn clauses the question reads: is there a relation that contains what is reachable and nothing wrong?
        run.Write("horn-clauses", clauses.ToString(), answer switch { Answer.Sat => Answer.Unsat, Answer.Unsat => Answer.Sat, _ => Answer.Unknown });
        BoolExpr invariant;
        switch (answer)
        {
            case Answer.Unsat:
                using (var found = engine.GetCoverDelta(-1, reachableThere))
                {
                    invariant = (BoolExpr)found.Translate(run.Context);
                }

                return Recheck(run, system, property, s => (BoolExpr)invariant.SubstituteVars(Values(s)));
            case Answer.Sat:
                return SystemProofs.ShortestViolation(run, system, property, bound) ?? ProofResult.Unknown;
            default:
                return ProofResult.Unknown;
        }
    }

    /// <summary>True at the start, kept by every step, and strong enough: three plain questions.</summary>
    private static ProofResult Recheck(ProofRun run, TransitionSystem system, Func<SystemState, BoolExpr> property, Func<SystemState, BoolExpr> invariant)
    {
        var (before, after) = (system.State(0), system.State(1));
        var verdicts = new[]
        {
            run.Prove("invariant-at-start", system.Initial(before), invariant(before)),
            run.Prove("invariant-kept", run.Terms.All([invariant(before), .. system.Run(1)]), invariant(after)),
            run.Prove("invariant-is-enough", invariant(before), property(before)),
        };
        return verdicts.All(v => v == ProofVerdict.Proved)
            ? new(ProofVerdict.Proved, 1, ["invariant found: " + string.Join(' ', invariant(before).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))])
            : ProofResult.Unknown;
    }
}
