using LuoModel.Model.Events;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>Statements about the callbacks that one command runs, for each entry of each session.</summary>
internal sealed class CallbackLaws(CoreRelation relation)
{
    private readonly Dictionary<string, IReadOnlyList<Call>> _calls = [];

    /// <summary>A transition, one command of it, and one entry.</summary>
    private sealed record View(CoreStep Step, Call Call, SessionVariables Session, int File, int Slot)
    {
        private Folding T => Step.T;

        private EntryVariables Entry => Session.Files[File];

        /// <summary>The entry exists.</summary>
        public BoolExpr Before => Step.Holds(Step.Before, Session, File);

        /// <summary>It exists afterwards.</summary>
        public BoolExpr After => Step.Holds(Step.After, Session, File);

        /// <summary>The machine jumped.</summary>
        public BoolExpr Jumped => T.Or([.. Call.Emissions.Where(one => one.Kind == EventKind.Kexec).Select(one => one.When)]);

        /// <summary>retrieve_status before.</summary>
        public BitVecExpr Status => Step.Before[Entry.Status];

        /// <summary>retrieve_status afterwards.</summary>
        public BitVecExpr NewStatus => Step.After[Entry.Status];

        /// <summary>Callbacks of the entry.</summary>
        public IEnumerable<Emission> Of(EventKind kind) => Call.Emissions.Where(one => one.Kind == kind && one.Session == Slot && one.Number == File);

        /// <summary>How many of them run; with <paramref name="succeeding"/> those that return 0.</summary>
        public BitVecExpr Count(EventKind kind, bool succeeding = false) =>
            T.Count(Of(kind).Select(one => succeeding ? T.And(one.When, T.Is(one.Ret, 0)) : one.When), CoreVariables.Narrow);
    }

    /// <summary>preserve and unpreserve.</summary>
    public CoreProperty Preserve => Law("preserve", incoming: false, v =>
    {
        var t = v.Step.T;
        var (preserved, unpreserved) = (v.Count(EventKind.Preserve, succeeding: true), v.Count(EventKind.Unpreserve));
        var balance = t.Same(t.Plus(Number(t, v.Before), preserved), t.Plus(Number(t, v.After), unpreserved));
        return t.Or(
            t.Above(preserved, 1),
            t.Above(unpreserved, 1),
            t.And(t.Is(preserved, 1), v.Before),
            t.And(t.Is(unpreserved, 1), t.Not(v.Before)),
            t.And(t.Not(v.Jumped), t.Not(balance)),
            t.And(v.Jumped, t.Or(v.After, t.Above(preserved, 0), t.Above(unpreserved, 0))));
    });

    /// <summary>freeze and unfreeze.</summary>
    public CoreProperty Freeze => Law("freeze", incoming: false, v =>
    {
        var t = v.Step.T;
        var (frozen, unfrozen) = (v.Count(EventKind.Freeze, succeeding: true), v.Count(EventKind.Unfreeze));
        return t.Or(
            t.Above(frozen, 1),
            t.And(t.Is(frozen, 1), t.Not(v.Before)),
            t.And(t.Not(v.Jumped), t.Not(t.Same(frozen, unfrozen))),
            t.And(v.Jumped, t.Above(unfrozen, 0)),
            t.And(v.Jumped, v.Step.Before[v.Step.State.Enabled], v.Before, t.Is(frozen, 0)));
    });

    /// <summary>retrieve.</summary>
    public CoreProperty Retrieve => Law("retrieve", incoming: true, v =>
    {
        var t = v.Step.T;
        var runs = v.Count(EventKind.Retrieve);
        var stays = t.And(v.Before, v.After, t.Not(v.Jumped));
        return t.Or(
            t.Above(runs, 1),
            t.And(t.Is(runs, 1), t.Not(t.And(v.Before, t.Is(v.Status, 0)))),
            t.And(t.Is(runs, 1), v.After, t.Is(v.NewStatus, 0)),
            t.And(stays, t.Is(runs, 0), t.Not(t.Same(v.Status, v.NewStatus))));
    });

    /// <summary>What finish is told.</summary>
    public CoreProperty Told => Law("told", incoming: true, v =>
    {
        var t = v.Step.T;
        return t.Or(
        [
            .. v.Of(EventKind.Finish).Select(one => t.And(one.When, t.Not(t.Same(one.Status, v.Status)))),
            .. v.Of(EventKind.Retrieve).Select(one => t.And(
                one.When,
                v.After,
                t.Not(t.Same(v.NewStatus, t.If(t.Is(one.Ret, 0), t.Number(1, one.Ret), one.Ret))))),
        ]);
    });

    /// <summary>finish.</summary>
    public CoreProperty Finish => Law("finish", incoming: true, v =>
    {
        var t = v.Step.T;
        var finished = v.Count(EventKind.Finish);
        var left = t.And(v.Before, v.Step.Before[v.Session.Listed], t.Not(v.After), t.Not(v.Jumped));
        return t.Or(t.Above(finished, 1), t.And(t.Is(finished, 1), t.Not(left)), t.And(left, t.Is(finished, 0)));
    });

    /// <summary>That a callback of some entry runs, with a result that <paramref name="succeeding"/> limits to 0: what makes a law say something.</summary>
    public CoreProperty Happens(EventKind kind, bool succeeding = false) =>
        Law("happens", null, v => v.Step.T.Above(v.Count(kind, succeeding), 0));

    private static BitVecExpr Number(Folding t, BoolExpr flag) => t.Widen(t.Flag(flag), CoreVariables.Narrow);

    private CoreProperty Law(string id, bool? incoming, Func<View, BoolExpr> violated) => new(
        id,
        [.. relation.Luo.Catalog.Commands.Select(command => command.Op).Distinct()],
        step => step.T.Or(
        [
            .. Calls(step.Before).Select((call, command) => step.T.And(
                relation.System.Chooses(Number(step.Before), command),
                step.T.Or(
                [
                    .. from session in relation.State.Sessions
                       where incoming is null || session.Incoming == incoming
                       from file in Enumerable.Range(0, session.Files.Count)
                       select violated(new View(step, call, session, file, session.Name + (session.Incoming ? relation.State.Outgoing.Count : 0))),
                ]))),
        ]));

    private static int Number(SystemState state) => int.Parse(state.Suffix.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private IReadOnlyList<Call> Calls(SystemState before)
    {
        if (!_calls.TryGetValue(before.Suffix, out var calls))
        {
            _calls[before.Suffix] = calls =
                [.. Enumerable.Range(0, relation.Luo.Catalog.Commands.Count).Select(command => relation.Write(command, new ActionStep(relation.System.Terms, before, before.Suffix)))];
        }

        return calls;
    }
}
