using System.Numerics;
using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Properties;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>Proofs about the callbacks of files and about FLBs on the transition relation, for any number of commands and faults.</summary>
internal static class CallbackProofs
{
    private const int MostCommands = 8;

    /// <summary>The proofs.</summary>
    public static IReadOnlyList<Proof> All { get; } =
    [
        Law(CallbackRows.Preserve, laws => laws.Preserve, (EventKind.Preserve, true), (EventKind.Unpreserve, false)),
        Law(CallbackRows.Freeze, laws => laws.Freeze, (EventKind.Freeze, true), (EventKind.Unfreeze, false)),
        Law(CallbackRows.Retrieve, laws => laws.Retrieve, (EventKind.Retrieve, true)),
        Broken(CallbackRows.Retrieve619, laws => laws.Retrieve),
        Law(CallbackRows.Told, laws => laws.Told, (EventKind.Retrieve, true), (EventKind.Finish, false)),
        Broken(CallbackRows.Told619, laws => laws.Told),
        Law(CallbackRows.FinishOnce, laws => laws.Finish, (EventKind.Finish, false)),
        .. CallbackRows.Invariants.Select(row => new Proof(row.Info, run => Invariant(run, row.Info.Design, row.Invariant))),
    ];

    private static CoreRelation Relation(ProofRun run, string design, bool unbounded)
    {
        run.InBits = true;
        return new(run.Terms, new LuoSystem(DesignText.Parse(design), CallbackRows.Pairs), unbounded);
    }

    /// <summary>By induction; then, for each callback that the law is about, a shortest run in which it happens.</summary>
    private static Proof Law(ProofInfo row, Func<CallbackLaws, CoreProperty> law, params (EventKind Kind, bool Succeeding)[] about) => new(row, run =>
    {
        var relation = Relation(run, row.Design, unbounded: true);
        var induction = new RelationInduction(run, relation);
        var property = law(new CallbackLaws(relation));
        if (!induction.Proves([property]).Contains(property))
        {
            return ProofResult.Unknown;
        }

        var bounded = Relation(run, row.Design, unbounded: false);
        var substance = new List<string> { $"by induction over the commands, with {induction.Kept} statements about states that are proved with it" };
        foreach (var (kind, succeeding) in about)
        {
            var happens = new RelationCheck(run, bounded, [new CallbackLaws(bounded).Happens(kind, succeeding)]).Shortest(MostCommands);
            if (happens.Violations is not [var first, ..])
            {
                return ProofResult.Unknown;
            }

            substance.Add($"{kind} runs, for example in: {Names(bounded, first.Commands)}");
        }

        return new(ProofVerdict.Proved, 1) { Substance = substance };
    });

    private static Proof Broken(ProofInfo row, Func<CallbackLaws, CoreProperty> law) => new(row, run =>
    {
        var relation = Relation(run, row.Design, unbounded: false);
        var found = new RelationCheck(run, relation, [law(new CallbackLaws(relation))]).Shortest(MostCommands);
        return found.Violations is [.., var violation]
            ? new(ProofVerdict.Violated, violation.Commands.Count, [Names(relation, violation.Commands)])
            : ProofResult.Unknown;
    });

    private static ProofResult Invariant(ProofRun run, string design, string invariant)
    {
        var relation = Relation(run, design, unbounded: true);
        var property = CoreProperties.All.Single(one => one.Id == invariant);
        var induction = new RelationInduction(run, relation);
        return induction.Proves([property]).Contains(property)
            ? new(ProofVerdict.Proved, 1) { Substance = [$"by induction over the commands, with {induction.Kept} statements about states that are proved with it"] }
            : ProofResult.Unknown;
    }

    /// <summary>A run, command by command, with the number of the points at which the environment fails.</summary>
    private static string Names(CoreRelation relation, IReadOnlyList<ReplayCommand> commands) =>
        string.Join("; ", commands.Select(command => relation.System.Actions[command.Command] + (command.Points == 0 ? "" : $" (fails at point {BitOperations.TrailingZeroCount(command.Points) + 1})")));
}
