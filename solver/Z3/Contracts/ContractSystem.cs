using LuoModel.Model.Commands;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Calls;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Contracts;

/// <summary>A design with a user space that keeps rules, and the states in which a received session can never be finished any more.</summary>
internal sealed class ContractSystem(CoreRelation relation)
{
    /// <summary>The relation.</summary>
    public CoreRelation Relation => relation;

    /// <summary>That transition <paramref name="step"/> keeps a rule.</summary>
    public BoolExpr Keeps(ContractRule rule, int step)
    {
        var view = new CoreStep(relation, relation.System.State(step), relation.System.State(step + 1));
        return view.T.And([.. Commands(rule).Select(command => view.T.Or(view.T.Not(relation.System.Chooses(step, command)), Allows(rule, command, view)))]);
    }

    /// <summary>When command <paramref name="command"/> of the catalog keeps a rule.</summary>
    public BoolExpr Allows(ContractRule rule, int command, CoreStep view) =>
        Commands(rule).Contains(command) ? rule.Allows(view, relation.Luo.Catalog.Commands[command].Token) : view.T.True;

    /// <summary>
    /// FINISH stays refused whatever is called later: a task waits for ever, nobody can reach the session, or an insisted dependency can never be retrieved.
    /// </summary>
    public BoolExpr Stuck(SystemState state)
    {
        var s = new CoreStep(relation, state, state);
        var session = ContractRules.Received(s);
        var unreachable = s.T.And(state[session.Retrieved], s.T.Not(state[session.Fd]));
        var lost = s.T.Or(
        [
            .. from file in Enumerable.Range(0, s.Workload.Files.Count)
               from need in Checked(s, file, CheckTimes.CanFinish)
               select s.T.And(s.Holds(state, session, file), Lost(s, state, need)),
        ]);
        return s.T.Or(s.T.Is(state[relation.State.Stop], (int)Stop.Mutex), s.T.And(state[session.Listed], s.T.Or(unreachable, lost)));
    }

    /// <summary>A file that the session lacks, whose failed retrieve is remembered, or whose retrieve will ask for one that is lost. Files of a contract form no circle.</summary>
    private BoolExpr Lost(CoreStep s, SystemState state, int file)
    {
        var session = ContractRules.Received(s);
        var status = state[session.Files[file].Status];
        var needs = s.T.Or([.. Checked(s, file, CheckTimes.Retrieve).Select(need => Lost(s, state, need))]);
        return s.T.Or(s.T.Not(s.Holds(state, session, file)), s.T.AtMost(status, -1), s.T.And(s.T.Is(status, 0), needs));
    }

    private IEnumerable<int> Checked(CoreStep s, int file, CheckTimes time) => DependencyChecks.Needed(relation.Luo.Design, s.Workload, file, time);

    // Rules on close and FINISH speak of the received session; of the calls on files only those of the right kind of session are issued.
    private IEnumerable<int> Commands(ContractRule rule) => Enumerable.Range(0, relation.Luo.Catalog.Commands.Count).Where(index =>
        relation.Luo.Catalog.Commands[index].Op == rule.Op && (rule.Op is not (Op.Close or Op.Finish or Op.RetrieveFd) || relation.IsOnReceived(index)));
}
