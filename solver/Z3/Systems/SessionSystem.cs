using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// One incoming session and its descriptors: RETRIEVE_SESSION, dup, FINISH and close, where can_finish of its files may refuse at any time (semantics 4.2, 4.8).
/// </summary>
internal sealed class SessionSystem
{
    private readonly Terms _t;
    private readonly BoolVariable _listed;
    private readonly BoolVariable _retrieved;
    private readonly IntVariable _descriptors;

    /// <summary>The system of a design's answer to an unfinishable close.</summary>
    public SessionSystem(Terms t, UnfinishableClose close)
    {
        _t = t;
        System = new TransitionSystem(t) { Initial = s => s[_listed!] & !s[_retrieved!] & t.Same(s[_descriptors!], 0) };
        _listed = System.Bool("on-list");
        _retrieved = System.Bool("retrieved");
        _descriptors = System.Int("descriptors");
        AddActions(close);
    }

    /// <summary>The system.</summary>
    public TransitionSystem System { get; }

    /// <summary>A session is reachable by a descriptor, can be retrieved, or is gone.</summary>
    public BoolExpr ReachableOrGone(SystemState s) => !s[_listed] | (s[_descriptors] > 0) | !s[_retrieved];

    /// <summary>Descriptors exist only of a retrieved session that is on the list.</summary>
    public BoolExpr Laws(SystemState s) => (s[_descriptors] >= 0) & _t.Implies(s[_descriptors] > 0, s[_listed] & s[_retrieved]);

    private void AddActions(UnfinishableClose close)
    {
        System.Action("RETRIEVE_SESSION", a =>
        {
            a.Require(a.Before[_listed] & !a.Before[_retrieved]);
            a.Set(_retrieved, _t.True);
            a.Set(_descriptors, _t.Number(1));
        });
        System.Action("dup", a =>
        {
            a.Require(a.Before[_descriptors] > 0);
            a.Set(_descriptors, a.Before[_descriptors] + 1);
        });
        System.Action("close", a =>
        {
            a.Require(a.Before[_descriptors] > 0);
            var last = _t.Same(a.Before[_descriptors], 1);
            var refuses = a.Choose("can-finish-refuses");
            a.Set(_descriptors, a.Before[_descriptors] - 1);
            a.Set(_listed, !last | refuses);
            if (close == UnfinishableClose.Retrievable)
            {
                a.Set(_retrieved, !(last & refuses));
            }
        });
    }
}
