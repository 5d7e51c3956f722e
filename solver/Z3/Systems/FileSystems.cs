using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// One file entry in its outgoing life, whatever happens to the others: preserve, freeze and unfreeze in attempts that fail here or elsewhere, unpreserve at close
/// (semantics 4.3 to 4.5). It may be preserved again after it was unpreserved.
/// </summary>
internal sealed class OutgoingFileSystem
{
    private readonly Terms _t;
    private readonly BoolVariable _listed;
    private readonly BoolVariable _frozen;
    private readonly BoolVariable _gone;
    private readonly IntVariable _preserves;
    private readonly IntVariable _unpreserves;
    private readonly IntVariable _freezes;
    private readonly IntVariable _unfreezes;

    /// <summary>The system; with <see cref="RollbackScope.All"/> a failed attempt also unfreezes what it did not freeze.</summary>
    public OutgoingFileSystem(Terms t, RollbackScope scope)
    {
        _t = t;
        System = new TransitionSystem(t) { Initial = s => t.All(System!.Variables.Select(v => v is BoolVariable flag ? !s[flag] : t.Same(s.Value(v), 0))) };
        _listed = System.Bool("on-list");
        _frozen = System.Bool("frozen");
        _gone = System.Bool("handed-over");
        _preserves = System.Int("preserves");
        _unpreserves = System.Int("unpreserves");
        _freezes = System.Int("freezes");
        _unfreezes = System.Int("unfreezes");
        AddActions(scope);
    }

    /// <summary>The system.</summary>
    public TransitionSystem System { get; }

    /// <summary>preserve and unpreserve alternate, beginning with a preserve that succeeded.</summary>
    public BoolExpr Alternates(SystemState s) => (s[_preserves] >= s[_unpreserves]) & (s[_preserves] <= s[_unpreserves] + 1);

    /// <summary>freeze and unfreeze alternate, beginning with a freeze that succeeded; a file that is not preserved is not frozen.</summary>
    public BoolExpr FreezeAlternates(SystemState s) =>
        (s[_freezes] >= s[_unfreezes]) & (s[_freezes] <= s[_unfreezes] + 1) & _t.Implies(s[_freezes] > s[_unfreezes], s[_listed]);

    /// <summary>The counters say what the entry is.</summary>
    public BoolExpr Laws(SystemState s) => _t.All(
        _t.Same(s[_preserves] - s[_unpreserves], _t.Count(s[_listed])),
        _t.Same(s[_freezes] - s[_unfreezes], _t.Count(s[_frozen])),
        _t.Implies(s[_frozen], s[_listed]),
        _t.Implies(s[_frozen], s[_gone]));

    private void AddActions(RollbackScope scope)
    {
        System.Action("preserve", a =>
        {
            a.Require(!a.Before[_listed] & !a.Before[_gone]);
            var fails = a.Choose("preserve-fails");
            a.Set(_listed, !fails);
            a.Set(_preserves, a.Before[_preserves] + _t.Count(!fails));
        });
        System.Action("close the session", a =>
        {
            a.Require(a.Before[_listed] & !a.Before[_gone]);
            a.Set(_listed, _t.False);
            a.Set(_unpreserves, a.Before[_unpreserves] + 1);
        });
        System.Action("reboot, which fails", a =>
        {
            a.Require(a.Before[_listed] & !a.Before[_gone]);
            var reached = a.Choose("reached");
            var undone = scope == RollbackScope.All ? _t.True : reached;
            a.Set(_freezes, a.Before[_freezes] + _t.Count(reached));
            a.Set(_unfreezes, a.Before[_unfreezes] + _t.Count(undone));
        });
        System.Action("reboot", a =>
        {
            a.Require(a.Before[_listed] & !a.Before[_gone]);
            a.Set(_freezes, a.Before[_freezes] + 1);
            a.Set(_frozen, _t.True);
            a.Set(_gone, _t.True);
        });
    }
}

/// <summary>
/// One file entry in its incoming life: retrieve, which may fail, again and again, can_finish of its session, finish (semantics 4.7, 4.8, 5.6).
/// </summary>
internal sealed class IncomingFileSystem
{
    private readonly Terms _t;
    private readonly BoolVariable _listed;
    private readonly IntVariable _status;
    private readonly IntVariable _callbacks;
    private readonly IntVariable _finishes;
    private readonly BoolVariable _toldRight;

    /// <summary>The system of a design that remembers failed retrieves or does not.</summary>
    public IncomingFileSystem(Terms t, RetrieveStatus remembers)
    {
        _t = t;
        System = new TransitionSystem(t)
        {
            Initial = s => t.All(s[_listed!], t.Same(s[_status!], 0), t.Same(s[_callbacks!], 0), t.Same(s[_finishes!], 0), s[_toldRight!]),
        };
        _listed = System.Bool("on-list");
        _status = System.Int("status");
        _callbacks = System.Int("retrieve-callbacks");
        _finishes = System.Int("finishes");
        _toldRight = System.Bool("finish-told-right");
        AddActions(remembers);
    }

    /// <summary>The system.</summary>
    public TransitionSystem System { get; }

    /// <summary>The retrieve callback runs at most once: its data are consumed by the first run.</summary>
    public BoolExpr RetrieveOnce(SystemState s) => s[_callbacks] <= 1;

    /// <summary>finish runs exactly once, when the entry leaves the list.</summary>
    public BoolExpr FinishOnce(SystemState s) => _t.Same(s[_finishes], _t.Count(!s[_listed]));

    /// <summary>finish is told whether the retrieve callback has run.</summary>
    public BoolExpr FinishIsToldRight(SystemState s) => s[_toldRight];

    /// <summary>The status says whether the callback has run.</summary>
    public BoolExpr Laws(SystemState s) => _t.All(
        s[_callbacks] >= 0,
        _t.Same(_t.Same(s[_status], 0), _t.Same(s[_callbacks], 0)));

    private void AddActions(RetrieveStatus remembers)
    {
        System.Action("RETRIEVE_FD", a =>
        {
            a.Require(a.Before[_listed]);
            var runs = _t.Same(a.Before[_status], 0);
            var fails = a.Choose("retrieve-fails");
            var failed = remembers == RetrieveStatus.Remember ? -1 : 0;
            a.Set(_callbacks, a.Before[_callbacks] + _t.Count(runs));
            a.Set(_status, _t.If(runs, _t.If<ArithExpr>(fails, _t.Number(failed), _t.Number(1)), a.Before[_status]));
        });
        System.Action("FINISH, refused for another file", a => a.Require(a.Before[_listed]));
        System.Action("FINISH", a =>
        {
            a.Require(a.Before[_listed]);
            a.Set(_listed, _t.False);
            a.Set(_finishes, a.Before[_finishes] + 1);
            a.Set(_toldRight, _t.Same(_t.Same(a.Before[_status], 0), _t.Same(a.Before[_callbacks], 0)));
        });
    }
}
