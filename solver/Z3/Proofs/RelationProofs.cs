using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>Proofs about the transition relation of sessions, files and FLBs.</summary>
internal static class RelationProofs
{
    private const int MostCommands = 8;

    /// <summary>The proofs.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        .. RelationRows.Functions.Select(row => new Proof(row.Info, run => IsFunction(run, Relation(run, row.Info.Design, row.Workload)))),
        .. RelationRows.Violations.Select(row => new Proof(row.Info, run => Violation(run, Relation(run, row.Info.Design, row.Workload), row.Invariant))),
    ];

    private static CoreRelation Relation(ProofRun run, string design, string workload)
    {
        run.InBits = true;
        return new(run.Terms, new LuoSystem(DesignText.Parse(design), WorkloadCatalog.Get(workload)));
    }

    /// <summary>
    /// At most one successor: two that the relation allows for the same state, command and choices are the same. At least one: the values that the commands compute
    /// satisfy the relation, wherever a command can be issued.
    /// </summary>
    private static ProofResult IsFunction(ProofRun run, CoreRelation relation)
    {
        var system = relation.System;
        var (before, after, other) = (system.State(0), system.State(1), system.State(2));
        var transition = system.Transition(before, after, 0);
        var equal = run.Terms.All(system.Variables.Select(variable => run.Terms.Same(after.Value(variable), other.Value(variable))));
        var one = run.Prove("at-most-one", run.Terms.All(transition, system.Transition(before, other, 0)), equal);
        if (one != ProofVerdict.Proved)
        {
            return new(one);
        }

        var steps = system.Steps(before, "@0");
        var issued = run.Terms.Any(steps.Select((step, command) => system.Chooses(0, command) & step.Guard));
        Expr[] unknown = [.. system.Variables.Select(after.Value)];
        Expr[] computed = [.. system.Variables.Select(variable => Computed(run, system, steps, variable))];
        return new(run.Prove("at-least-one", issued, (BoolExpr)transition.Substitute(unknown, computed)));
    }

    /// <summary>The value that the chosen command computes for a variable.</summary>
    private static Expr Computed(ProofRun run, TransitionSystem system, IReadOnlyList<ActionStep> steps, Variable variable) => Enumerable.Range(0, steps.Count - 1)
        .Aggregate(steps[^1].After(variable), (value, command) => run.Terms.If(system.Chooses(0, command), steps[command].After(variable), value));

    private static ProofResult Violation(ProofRun run, CoreRelation relation, string invariant)
    {
        var property = CoreProperties.All.Single(one => one.Id == invariant);
        var solved = new RelationCheck(run, relation, [property]).Shortest(MostCommands);
        if (solved.Violations is not [.., var violation])
        {
            return ProofResult.Unknown;
        }

        var replay = ReplayString.Of(relation.Luo, violation.Commands);
        return new(ProofVerdict.Violated, violation.Commands.Count, [$"./luo trace '{replay}'", .. violation.Commands.Select((command, i) => $"{i + 1}. {relation.System.Actions[command.Command]}")]);
    }
}
