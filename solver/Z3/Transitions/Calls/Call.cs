using LuoModel.Model.Designs;
using LuoModel.Model.Events;
using LuoModel.Model.Workloads;
using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Transitions.Calls;

/// <summary>A point at which the environment decides.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Asked">When a command gets there.</param>
/// <param name="Deviates">The environment's choice: it fails, or can_finish refuses.</param>
internal sealed record ChoicePoint(Question Question, BoolExpr Asked, BoolExpr Deviates);

/// <summary>A value that a command keeps while it runs.</summary>
internal sealed class Local<T>(T value)
    where T : Expr
{
    /// <summary>Its value on every way taken so far.</summary>
    public T Value { get; set; } = value;
}

/// <summary>
/// One command as it is written down: from top to bottom, with branches and returns, over all states at once. What is set counts on the ways that get there only.
/// </summary>
internal sealed class Call
{
    private readonly ActionStep _step;
    private readonly List<ChoicePoint> _points = [];
    private readonly List<Emission> _emissions = [];
    private readonly Dictionary<Question, int> _asked = [];
    private BoolExpr _branch;
    private BoolExpr _ended;

    /// <summary>A command on the state of <paramref name="step"/>.</summary>
    public Call(ActionStep step, CoreVariables variables, Design design, Workload workload)
    {
        _step = step;
        State = variables;
        Design = design;
        Workload = workload;
        T = new Folding(step.Terms);
        _branch = T.True;
        _ended = T.False;
    }

    /// <summary>Faults and kexecs are not bounded, and so not counted.</summary>
    public bool Unbounded { get; init; }

    /// <summary>Builds formulas.</summary>
    public Folding T { get; }

    /// <summary>The variables.</summary>
    public CoreVariables State { get; }

    /// <summary>The design.</summary>
    public Design Design { get; }

    /// <summary>The workload.</summary>
    public Workload Workload { get; }

    /// <summary>Points at which the environment decides, in the kernel's order.</summary>
    public IReadOnlyList<ChoicePoint> Points => _points;

    /// <summary>Callbacks and incidents, in the kernel's order.</summary>
    public IReadOnlyList<Emission> Emissions => _emissions;

    /// <summary>When the place that is being written is reached.</summary>
    public BoolExpr Here => T.And(_branch, T.Not(_ended));

    /// <summary>The value of a variable here.</summary>
    public BoolExpr this[BoolVariable variable] => _step.Now(variable);

    /// <summary>The value of a variable here.</summary>
    public BitVecExpr this[BitsVariable variable] => _step.Now(variable);

    /// <summary>The command is worth issuing only when <paramref name="condition"/> holds.</summary>
    public void Require(BoolExpr condition) => _step.Require(condition);

    /// <summary>Gives a variable a new value.</summary>
    public void Set(BoolVariable variable, BoolExpr value) => _step.Set(variable, T.If(Here, value, this[variable]));

    /// <summary>Gives a variable a new value.</summary>
    public void Set(BoolVariable variable, bool value) => Set(variable, T.Bool(value));

    /// <summary>Gives a variable a new value.</summary>
    public void Set(BitsVariable variable, BitVecExpr value) => _step.Set(variable, T.If(Here, value, this[variable]));

    /// <summary>Gives a variable a new value.</summary>
    public void Set(BitsVariable variable, int value) => Set(variable, T.Number(value, this[variable]));

    /// <summary>Gives a value kept by the command another value.</summary>
    public void Set<TExpr>(Local<TExpr> local, TExpr value)
        where TExpr : Expr => local.Value = T.If(Here, value, local.Value);

    /// <summary>A value kept by the command.</summary>
    public Local<BitVecExpr> Error(int value = 0) => new(T.Number(value, this[State.Ret]));

    /// <summary>A value kept by the command.</summary>
    public Local<BoolExpr> Flag(bool value) => new(T.Bool(value));

    /// <summary>What is done where <paramref name="condition"/> holds.</summary>
    public void When(BoolExpr condition, Action then)
    {
        var outer = _branch;
        _branch = T.And(_branch, condition);
        if (!Here.IsFalse)
        {
            then();
        }

        _branch = outer;
    }

    /// <summary>The command returns <paramref name="value"/>.</summary>
    public void Return(BitVecExpr value)
    {
        Set(State.Ret, value);
        _ended = T.Or(_ended, _branch);
    }

    /// <summary>The command returns <paramref name="value"/>.</summary>
    public void Return(int value = 0) => Return(T.Number(value, this[State.Ret]));

    /// <summary>The command returns <paramref name="errno"/> where <paramref name="condition"/> holds.</summary>
    public void Refuse(BoolExpr condition, int errno) => When(condition, () => Return(errno));

    /// <summary>A callback runs, or an incident happens.</summary>
    public void Emit(EventKind kind, SessionVariables? session = null, int number = -1, BitVecExpr? ret = null, BitVecExpr? status = null)
    {
        if (!Here.IsFalse)
        {
            var none = T.Number(0, this[State.Ret]);
            var slot = session is null ? -1 : session.Name + (session.Incoming ? State.Outgoing.Count : 0);
            _emissions.Add(new Emission(kind, slot, number, Here, ret ?? none, status ?? none));
        }
    }

    /// <summary>The machine stops in the middle of the command.</summary>
    public void Halt(Stop why)
    {
        Set(State.Stop, (int)why);
        Return();
    }

    /// <summary>The environment decides <paramref name="question"/>; true where it deviates.</summary>
    public BoolExpr Deviates(Question question)
    {
        var here = Here;
        if (here.IsFalse)
        {
            return T.False;
        }

        var number = _asked[question] = _asked.GetValueOrDefault(question) + 1;
        var choice = _step.Choose($"{question}#{number}");
        _points.Add(new ChoicePoint(question, here, choice));
        if (!Unbounded)
        {
            _step.Set(State.Faults, T.If(choice, T.Plus(this[State.Faults], 1), this[State.Faults]));
        }

        // Where nothing is asked nothing is chosen: each execution has one set of choices.
        Require(T.Or(here, T.Not(choice)));
        return choice;
    }
}
