using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>What one action does to a state: when it is possible, and the new values. Variables that are not set keep theirs.</summary>
internal sealed class ActionStep
{
    private readonly Dictionary<Variable, Expr> _updates = [];
    private readonly List<BoolExpr> _guards = [];
    private readonly string _suffix;

    /// <summary>A step from <paramref name="before"/>; its choices are told apart by <paramref name="suffix"/>.</summary>
    public ActionStep(Terms terms, SystemState before, string suffix)
    {
        Terms = terms;
        Before = before;
        _suffix = suffix;
    }

    /// <summary>Builds formulas.</summary>
    public Terms Terms { get; }

    /// <summary>The state before.</summary>
    public SystemState Before { get; }

    /// <summary>Choices the environment made in this step.</summary>
    public List<(string Name, BoolExpr Value)> Choices { get; } = [];

    /// <summary>The action is possible only if <paramref name="condition"/> holds before.</summary>
    public void Require(BoolExpr condition) => _guards.Add(condition);

    /// <summary>A choice of the environment: the result of a callback, say.</summary>
    public BoolExpr Choose(string name)
    {
        var choice = Terms.Bool($"{name}?{_suffix}");
        Choices.Add((name, choice));
        return choice;
    }

    /// <summary>Gives a variable a new value.</summary>
    public void Set(IntVariable variable, ArithExpr value) => _updates[variable] = value;

    /// <summary>Gives a variable a new value.</summary>
    public void Set(BitsVariable variable, BitVecExpr value) => _updates[variable] = value;

    /// <summary>Gives a variable a new value.</summary>
    public void Set(BoolVariable variable, BoolExpr value) => _updates[variable] = value;

    /// <summary>The value a variable has afterwards; what was set earlier in this step counts.</summary>
    public ArithExpr Now(IntVariable variable) => (ArithExpr)After(variable);

    /// <summary>The value a variable has afterwards; what was set earlier in this step counts.</summary>
    public BitVecExpr Now(BitsVariable variable) => (BitVecExpr)After(variable);

    /// <summary>The value a variable has afterwards; what was set earlier in this step counts.</summary>
    public BoolExpr Now(BoolVariable variable) => (BoolExpr)After(variable);

    /// <summary>The value a variable has afterwards.</summary>
    public Expr After(Variable variable) => _updates.TryGetValue(variable, out var value) ? value : Before.Value(variable);

    /// <summary>When the action is possible.</summary>
    public BoolExpr Guard => Terms.All(_guards);
}
