using LuoModel.Model;
using LuoModel.Model.Designs.Switches;
using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// luo_file_finish() as its loops, for a session of any number of files with any answers of can_finish. Two files, u before v in the list, stand for all
/// pairs: nothing is known of them but their order.
/// </summary>
internal sealed class FinishSystem
{
    /// <summary>can_finish of the file whose turn it is answers true.</summary>
    public const string SaysYes = "can_finish is true";

    /// <summary>It answers false.</summary>
    public const string SaysNo = "can_finish is false";

    /// <summary>The first loop ends.</summary>
    public const string AllAsked = "all were asked";

    /// <summary>The finish callback of the file whose turn it is runs.</summary>
    public const string Finish = "finish";

    /// <summary>The second loop ends.</summary>
    public const string Returns = "FINISH returns 0";

    private const int Asking = 0;
    private const int Finishing = 1;
    private const int Refused = RefusedPhase;
    private const int Finished = FinishedPhase;

    /// <summary>The phase after a refusal.</summary>
    public const int RefusedPhase = 2;

    /// <summary>The phase after a success.</summary>
    public const int FinishedPhase = 3;

    private readonly Terms _t;
    private readonly FinishCheck _check;
    private readonly IntExpr _files;
    private readonly IntExpr _u;
    private readonly IntExpr _v;
    private readonly FuncDecl _answers;
    private readonly IntVariable _phase;
    private readonly IntVariable _at;
    private readonly BoolVariable _asked;
    private readonly BoolVariable _any;
    private readonly IntVariable _finishedU;
    private readonly IntVariable _finishedV;

    /// <summary>The system of <paramref name="check"/> and <paramref name="order"/>.</summary>
    public FinishSystem(Terms t, FinishCheck check, WalkOrder order = WalkOrder.Lifo)
    {
        _t = t;
        _check = check;
        _files = t.Int("files");
        _u = t.Int("u");
        _v = t.Int("v");
        _answers = t.Context.MkFuncDecl("can_finish", t.Context.IntSort, t.Context.BoolSort);
        System = new TransitionSystem(t)
        {
            Initial = Initial,
            Background = (_u >= 0) & (_u < _v) & (_v < _files),
            Constants = model => Constants(model),
        };
        _phase = System.Int("phase");
        _at = System.Int("at");
        _asked = System.Bool("asked-u");
        _any = System.Bool("finished-any");
        _finishedU = System.Int("finished-u");
        _finishedV = System.Int("finished-v");
        AddActions(order);
    }

    /// <summary>The system.</summary>
    public TransitionSystem System { get; }

    /// <summary>The constants for a session of <paramref name="files"/> files of which <paramref name="u"/> and <paramref name="v"/> are watched.</summary>
    public IReadOnlyList<(Expr, Expr)> Numbers(int files, int u, int v) => [(_files, _t.Number(files)), (_u, _t.Number(u)), (_v, _t.Number(v))];

    /// <summary>The answers of can_finish, by position.</summary>
    public IReadOnlyList<(Expr, Expr)> Answers(IReadOnlyList<bool> answers) => [.. answers.Select((yes, file) => ((Expr)Answer(_t.Number(file)), (Expr)(yes ? _t.True : _t.False)))];

    /// <summary>No finish before the can_finish of every file (u stands for any) was true.</summary>
    public BoolExpr AllAskedFirst(SystemState s) => _t.Implies(s[_any], s[_asked]);

    /// <summary>A refused FINISH has finished nothing.</summary>
    public BoolExpr RefusalIsAtomic(SystemState s) => _t.Implies(_t.Same(s[_phase], Refused), !s[_any]);

    /// <summary>The file preserved last is finished first.</summary>
    public BoolExpr LastPreservedFirst(SystemState s) => _t.Implies(s[_finishedU] > 0, s[_finishedV] > 0);

    /// <summary>A FINISH that succeeds has finished each file once.</summary>
    public BoolExpr EachOnce(SystemState s) => (s[_finishedU] <= 1) & _t.Implies(_t.Same(s[_phase], Finished), _t.Same(s[_finishedU], 1));

    /// <summary>What the loops keep, for the two-phase design: each loop has done what lies behind its position.</summary>
    public BoolExpr Loops(SystemState s)
    {
        var (phase, at) = (s[_phase], s[_at]);
        BoolExpr Done(IntVariable finished, IntExpr file, BoolExpr yes) => _t.Same(s[finished], _t.Count(yes));
        return _t.All(
            (phase >= Asking) & (phase <= Finished),
            _t.Implies(_t.Same(phase, Asking), _t.All(
                (at >= 0) & (at <= _files), _t.Same(s[_asked], _u < at), !s[_any], _t.Same(s[_finishedU], 0), _t.Same(s[_finishedV], 0))),
            _t.Implies(_t.Same(phase, Finishing), _t.All(
                (at >= -1) & (at < _files), s[_asked], Done(_finishedU, _u, _u > at), Done(_finishedV, _v, _v > at))),
            _t.Implies(_t.Same(phase, Refused), !s[_any] & _t.Same(s[_finishedU], 0) & _t.Same(s[_finishedV], 0)),
            _t.Implies(_t.Same(phase, Finished), s[_asked] & _t.Same(s[_finishedU], 1) & _t.Same(s[_finishedV], 1)));
    }

    private BoolExpr Initial(SystemState s) => _t.All(
        _t.Same(s[_phase], _check == FinishCheck.TwoPhase ? Asking : Finishing),
        _check == FinishCheck.TwoPhase ? _t.Same(s[_at], 0) : _t.Same(s[_at], _files - 1),
        !s[_asked] & !s[_any] & _t.Same(s[_finishedU], 0) & _t.Same(s[_finishedV], 0));

    private BoolExpr Answer(ArithExpr file) => (BoolExpr)_answers.Apply(file);

    private void AddActions(WalkOrder order)
    {
        if (_check == FinishCheck.TwoPhase)
        {
            System.Action(SaysYes, a =>
            {
                a.Require(_t.Same(a.Before[_phase], Asking) & (a.Before[_at] < _files) & Answer(a.Before[_at]));
                a.Set(_asked, a.Before[_asked] | _t.Same(a.Before[_at], _u));
                a.Set(_at, a.Before[_at] + 1);
            });
            System.Action(SaysNo, a =>
            {
                a.Require(_t.Same(a.Before[_phase], Asking) & (a.Before[_at] < _files) & !Answer(a.Before[_at]));
                a.Set(_phase, _t.Number(Refused));
            });
            System.Action(AllAsked, a =>
            {
                a.Require(_t.Same(a.Before[_phase], Asking) & _t.Same(a.Before[_at], _files));
                a.Set(_phase, _t.Number(Finishing));
                a.Set(_at, order == WalkOrder.Lifo ? _files - 1 : _t.Number(0));
            });
        }
        else
        {
            System.Action(SaysNo, a =>
            {
                a.Require(_t.Same(a.Before[_phase], Finishing) & (a.Before[_at] >= 0) & !Answer(a.Before[_at]));
                a.Set(_phase, _t.Number(Refused));
            });
        }

        System.Action(Finish, a =>
        {
            var at = a.Before[_at];
            a.Require(_t.Same(a.Before[_phase], Finishing) & (at >= 0) & (at < _files));
            if (_check == FinishCheck.SinglePass)
            {
                a.Require(Answer(at));
                a.Set(_asked, a.Before[_asked] | _t.Same(at, _u));
            }

            a.Set(_any, _t.True);
            a.Set(_finishedU, a.Before[_finishedU] + _t.Count(_t.Same(at, _u)));
            a.Set(_finishedV, a.Before[_finishedV] + _t.Count(_t.Same(at, _v)));
            a.Set(_at, order == WalkOrder.Lifo ? at - 1 : at + 1);
        });
        System.Action(Returns, a =>
        {
            a.Require(_t.Same(a.Before[_phase], Finishing) & ((a.Before[_at] < 0) | (a.Before[_at] >= _files)));
            a.Set(_phase, _t.Number(Finished));
        });
    }

    private string Constants(Solution model)
    {
        var files = ((IntNum)model.Evaluate(_files, true)).Int;
        var answers = Enumerable.Range(0, Math.Min(files, 8)).Select(f => model.Evaluate(Answer(_t.Number(f)), true).IsTrue ? "true" : "false");
        return $"{Counted.Of(files, "file")} in the order of preserve, can_finish {string.Join(", ", answers)}; u = file {model.Evaluate(_u, true)}, v = file {model.Evaluate(_v, true)}";
    }
}
