using LuoModel.Solver.Z3.Systems;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Ties;

/// <summary>The formulas of a small system, evaluated on numbers: the very formulas that the solver gets, not a reading of them.</summary>
internal sealed class ConcreteSystem
{
    private readonly TransitionSystem _system;
    private readonly Expr[] _unknowns;
    private readonly IReadOnlyList<ActionStep> _steps;
    private readonly Dictionary<string, bool> _guards = [];

    /// <summary>Evaluates <paramref name="system"/>.</summary>
    public ConcreteSystem(TransitionSystem system)
    {
        _system = system;
        SystemState before = system.State(0);
        _unknowns = [.. system.Variables.Select(before.Value)];
        _steps = system.Steps(before, "@0");
    }

    /// <summary>Values of the constants that all states share, and of their functions at the places that matter.</summary>
    public IReadOnlyList<(Expr Constant, Expr Value)> Constants { get; init; } = [];

    /// <summary>Values of functions, put in after the numbers that they are applied to.</summary>
    public IReadOnlyList<(Expr Applied, Expr Value)> Functions { get; init; } = [];

    /// <summary>Number of the action called <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">The system has no such action.</exception>
    public int Action(string name)
    {
        for (var i = 0; i < _system.Actions.Count; i++)
        {
            if (_system.Actions[i] == name)
            {
                return i;
            }
        }

        throw new KeyNotFoundException($"no action is called '{name}'");
    }

    /// <summary>Whether an action is possible in a state; what it leaves to the environment is as <paramref name="choices"/> says, false where that is silent.</summary>
    public bool Allows(int action, IReadOnlyList<int> values, IReadOnlySet<string> choices)
    {
        var key = $"{action}:{string.Join(',', values)}:{string.Join(',', choices.Order(StringComparer.Ordinal))}";
        if (!_guards.TryGetValue(key, out var allowed))
        {
            _guards[key] = allowed = Value(_steps[action].Guard, action, values, choices) != 0;
        }

        return allowed;
    }

    /// <summary>The state afterwards.</summary>
    public int[] After(int action, IReadOnlyList<int> values, IReadOnlySet<string> choices) =>
        [.. _system.Variables.Select(variable => Value(_steps[action].After(variable), action, values, choices))];

    /// <summary>Whether a statement about a state holds of numbers.</summary>
    public bool Holds(Func<SystemState, BoolExpr> statement, IReadOnlyList<int> values) => Value(statement(_system.State(0)), -1, values, new HashSet<string>()) != 0;

    /// <summary>The state as text, without what is 0.</summary>
    public string Text(IReadOnlyList<int> values) =>
        string.Join(' ', _system.Variables.Select((variable, i) => (variable.Name, Value: values[i])).Where(v => v.Value != 0).Select(v => $"{v.Name}={v.Value}"));

    private int Value(Expr formula, int action, IReadOnlyList<int> values, IReadOnlySet<string> choices)
    {
        var terms = _system.Terms;
        var from = new List<Expr>(_unknowns);
        var to = new List<Expr>(_system.Variables.Select((variable, i) => variable is BoolVariable ? (values[i] != 0 ? terms.True : terms.False) : (Expr)terms.Number(values[i])));
        foreach (var (name, choice) in action < 0 ? [] : _steps[action].Choices)
        {
            from.Add(choice);
            to.Add(choices.Contains(name) ? terms.True : terms.False);
        }

        from.AddRange(Constants.Select(constant => constant.Constant));
        to.AddRange(Constants.Select(constant => constant.Value));
        var flat = formula.Substitute([.. from], [.. to]).Simplify();
        if (Functions.Count > 0)
        {
            flat = flat.Substitute([.. Functions.Select(f => f.Applied)], [.. Functions.Select(f => f.Value)]).Simplify();
        }

        return flat switch
        {
            IntNum number => number.Int,
            BoolExpr { IsTrue: true } => 1,
            BoolExpr { IsFalse: true } => 0,
            _ => throw new InvalidOperationException($"{formula} has no value: {flat}"),
        };
    }
}
