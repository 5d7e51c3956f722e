using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>A transition as properties see it: the state before and after, each an unknown.</summary>
internal sealed class CoreStep
{
    private readonly CoreRelation _relation;

    /// <summary>A transition of <paramref name="relation"/>.</summary>
    public CoreStep(CoreRelation relation, SystemState before, SystemState after)
    {
        _relation = relation;
        T = new Folding(relation.System.Terms);
        Before = before;
        After = after;
    }

    /// <summary>Builds formulas.</summary>
    public Folding T { get; }

    /// <summary>The state before.</summary>
    public SystemState Before { get; }

    /// <summary>The state afterwards.</summary>
    public SystemState After { get; }

    /// <summary>The variables.</summary>
    public CoreVariables State => _relation.State;

    /// <summary>The workload.</summary>
    public Workload Workload => _relation.Luo.Workload;

    /// <summary>The design.</summary>
    public Design Design => _relation.Luo.Design;

    /// <summary>The machine takes commands afterwards.</summary>
    public BoolExpr Runs => T.Is(After[State.Stop], (int)Stop.No);

    /// <summary>The call returned an errno.</summary>
    public BoolExpr Refused => T.And(Runs, T.AtMost(After[State.Ret], -1));

    /// <summary>Whether anything changed but the result, the count of faults and what <paramref name="allowed"/> names.</summary>
    public BoolExpr Changed(params Variable[] allowed)
    {
        Variable[] ignored = [State.Ret, State.Faults, .. allowed];
        return T.Or([.. _relation.System.Variables.Except(ignored).Select(Differs)]);
    }

    /// <summary>Whether a variable changed.</summary>
    public BoolExpr Differs(Variable variable) => T.Not(_relation.System.Terms.Same(Before.Value(variable), After.Value(variable)));

    /// <summary>Pairs of a file and one that it needs.</summary>
    public IEnumerable<(int File, int Need)> Needs => from file in Enumerable.Range(0, Workload.Files.Count) from need in Workload.Files[file].Needs select (file, need);

    /// <summary>Those on which the handler of the file insists.</summary>
    public IEnumerable<(int File, int Need)> Insisted => from file in Enumerable.Range(0, Workload.Files.Count) from need in DependencyChecks.Insisted(Workload, file) select (file, need);

    /// <summary>Whether a session holds a file whose data word names it.</summary>
    public BoolExpr Names(SystemState state, SessionVariables session, int file) => T.And(Holds(state, session, file), state[session.Files[file].Word]);

    /// <summary>Whether a session holds a file.</summary>
    public BoolExpr Holds(SystemState state, SessionVariables session, int file) => T.Not(T.Is(state[session.Files[file].Rank], 0));

    /// <summary>Whether a session holds a file that was retrieved.</summary>
    public BoolExpr Retrieved(SystemState state, SessionVariables session, int file) => T.Above(state[session.Files[file].Status], 0);

    /// <summary>How many files of listed sessions belong to handlers that every boot links to an FLB.</summary>
    public BitVecExpr FilesOf(SystemState state, IEnumerable<SessionVariables> sessions, int flb) => T.Count(
        from session in sessions
        from file in Enumerable.Range(0, Workload.Files.Count)
        where Workload.Links.Contains(new FlbLink(Workload.Files[file].Handler, flb))
        select T.And(state[session.Listed], Holds(state, session, file)),
        CoreVariables.Wide);
}

/// <summary>An invariant of the catalog in the relation's terms. Its sentence is the catalog's; that both say the same of every step is tested.</summary>
/// <param name="Id">LUO0nn.</param>
/// <param name="Ops">Operations it speaks of; empty for a statement about the state after any of them.</param>
/// <param name="Violated">When a transition violates it.</param>
internal sealed record CoreProperty(string Id, IReadOnlyList<Op> Ops, Func<CoreStep, BoolExpr> Violated)
{
    /// <summary>Designs and workloads for which the relation keeps all that the invariant speaks of.</summary>
    public Func<LuoSystem, bool> Covers { get; init; } = _ => true;

    /// <summary>That transition <paramref name="step"/> is by a command that the invariant speaks of.</summary>
    public BoolExpr IsAbout(CoreRelation relation, int step)
    {
        var t = new Folding(relation.System.Terms);
        var commands = relation.Luo.Catalog.Commands;
        return Ops.Count == 0
            ? t.True
            : t.Or([.. Enumerable.Range(0, commands.Count).Where(i => Ops.Contains(commands[i].Op)).Select(i => relation.System.Chooses(step, i))]);
    }
}
