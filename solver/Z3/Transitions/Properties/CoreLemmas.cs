using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>
/// Statements about states that may help an induction. None of them is believed: those that a step does not keep are left out, with the design's defects more of them.
/// </summary>
internal static class CoreLemmas
{
    /// <summary>The statements for a relation.</summary>
    public static IReadOnlyList<Func<SystemState, BoolExpr>> Of(CoreRelation relation)
    {
        var t = new Folding(relation.System.Terms);
        var state = relation.State;
        var lemmas = new List<Func<SystemState, BoolExpr>>
        {
            s => t.Or(t.Not(s[state.Device]), t.And(s[state.Enabled], t.Not(s[state.NotRebuilt]))),
            s => t.Not(t.And(s[state.RebuildFailed], s[state.NotRebuilt])),
            s => t.And(t.Not(t.AtMost(s[state.Faults], -1)), t.AtMost(s[state.Faults], relation.Luo.Workload.Bounds.Faults)),
            s => t.Not(t.AtMost(s[state.Kexecs], -1)),
        };
        lemmas.AddRange(state.Sessions.SelectMany(session => Session(t, state, session, relation.Luo.Workload)));
        lemmas.AddRange(Order(t, state.OutgoingOrder, state.Outgoing));
        lemmas.AddRange(Order(t, state.IncomingOrder, state.Handed));
        lemmas.AddRange(state.Flbs.SelectMany((flb, number) => Flb(t, relation, flb, number)));
        return lemmas;
    }

    /// <summary>A list holds sessions that exist, each once.</summary>
    private static IEnumerable<Func<SystemState, BoolExpr>> Order(Folding t, IReadOnlyList<BitsVariable> order, IReadOnlyList<SessionVariables> sessions)
    {
        foreach (var (place, i) in order.Select((place, i) => (place, i)))
        {
            yield return s => t.And(t.AtMost(s[place], order.Count), t.Not(t.AtMost(s[place], -1)));
            foreach (var session in sessions)
            {
                yield return s => t.Or(t.Not(t.Is(s[place], session.Name + 1)), s[session.Listed], s[session.Waiting]);
            }

            foreach (var later in order.Skip(i + 1))
            {
                yield return s => t.Or(t.Is(s[place], 0), t.Not(t.Same(s[place], s[later])));
            }
        }
    }

    private static IEnumerable<Func<SystemState, BoolExpr>> Session(Folding t, CoreVariables state, SessionVariables session, Workload workload)
    {
        BoolExpr Implies(BoolExpr a, BoolExpr b) => t.Or(t.Not(a), b);
        BoolExpr Known(SystemState s) => t.Or(s[session.Listed], s[session.Waiting]);
        yield return s => Implies(s[session.Fd], s[session.Listed]);
        yield return s => Implies(s[session.Retrieved], s[session.Listed]);
        yield return s => Implies(s[session.Area], Known(s));
        yield return s => t.Not(t.And(s[session.Listed], s[session.Waiting]));
        yield return s => Implies(
            t.Or(s[session.Listed], t.And(s[session.Waiting], s[state.NotRebuilt])),
            t.Or([.. (session.Incoming ? state.IncomingOrder : state.OutgoingOrder).Select(place => t.Is(s[place], session.Name + 1))]));
        if (session.Incoming)
        {
            yield return s => Implies(s[session.Fd], s[session.Retrieved]);
            yield return s => Implies(s[session.Waiting], t.Or(s[state.NotRebuilt], s[state.RebuildFailed]));
            yield return s => Implies(s[session.Listed], t.Not(s[state.NotRebuilt]));
            yield return s => Implies(Known(s), s[state.Incoming]);
        }
        else
        {
            yield return s => Implies(s[session.Listed], s[session.Fd]);
            yield return s => t.Not(s[session.Waiting]);
            yield return s => t.Not(s[session.Retrieved]);
        }

        foreach (var (entry, file) in session.Files.Select((entry, file) => (entry, file)))
        {
            foreach (var need in workload.Files[file].Needs)
            {
                yield return s => Implies(t.Not(t.Is(s[entry.Rank], 0)), t.Not(t.Is(s[session.Files[need].Rank], 0)));
            }

            BoolExpr Held(SystemState s) => t.Not(t.Is(s[entry.Rank], 0));
            BoolExpr Object(SystemState s, FileObject what) => t.Is(s[entry.Object], (int)what);
            yield return s => Implies(Held(s), Known(s));
            yield return s => t.And(t.AtMost(s[entry.Rank], session.Files.Count), t.Not(t.AtMost(s[entry.Rank], -1)));
            yield return s => Implies(t.Not(Held(s)), t.And(Object(s, FileObject.None), t.Is(s[entry.Status], 0), t.Not(s[entry.Claimed]), t.Not(s[entry.Word])));
            yield return s => Implies(Held(s), s[entry.Word]);
            yield return s => t.Not(Object(s, FileObject.Foreign));
            yield return s => session.Incoming ? t.Not(Object(s, FileObject.Opened)) : t.Is(s[entry.Status], 0);
            yield return s => Implies(Held(s), session.Incoming ? t.Same(t.Flag(Object(s, FileObject.Retrieved)), t.Flag(t.Is(s[entry.Status], 1))) : t.Not(Object(s, FileObject.None)));
            yield return s => t.Not(t.AtMost(t.Minus(t.Count(session.Files.Select(other => t.Not(t.Is(s[other.Rank], 0))), CoreVariables.Narrow), s[entry.Rank]), -1));
            yield return s => t.AtMost(s[entry.Status], 1);
            yield return s => Implies(s[session.Waiting], t.Is(s[entry.Status], 0));
            foreach (var other in session.Files.Skip(file + 1))
            {
                yield return s => Implies(Held(s), t.Not(t.Same(s[entry.Rank], s[other.Rank])));
            }
        }
    }

    private static IEnumerable<Func<SystemState, BoolExpr>> Flb(Folding t, CoreRelation relation, FlbVariables flb, int number)
    {
        var counted = relation.Luo.Design.FlbOutgoing == FlbOutgoingAccess.Refcounted;
        yield return s => t.Same(t.Flag(s[flb.OutObject]), t.Flag(t.Not(t.Is(s[flb.OutCount], 0))));
        yield return s =>
        {
            var files = new CoreStep(relation, s, s).FilesOf(s, relation.State.Outgoing, number);
            return t.Same(s[flb.OutCount], counted ? t.Plus(files, t.Widen(s[flb.DriverOut], CoreVariables.Wide)) : files);
        };
        yield return s => t.And(t.Not(t.AtMost(s[flb.DriverOut], -1)), t.AtMost(s[flb.DriverOut], relation.Luo.Workload.Bounds.DriverReferences));
        yield return s => t.And(t.Not(t.AtMost(s[flb.DriverIn], -1)), t.AtMost(s[flb.DriverIn], relation.Luo.Workload.Bounds.DriverReferences));
    }
}
