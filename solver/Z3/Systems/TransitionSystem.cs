using LuoModel.Solver.Z3.Questions;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Systems;

/// <summary>
/// A system of states and actions: counters without bound, one representative object among any number. It is a statement about the kernel of its own, small enough
/// for induction; how it is tied to the step is said where it is made.
/// </summary>
internal sealed class TransitionSystem
{
    private const uint ActionBits = 10;

    private readonly List<Variable> _variables = [];
    private readonly List<(string Name, Action<ActionStep> Effect)> _actions = [];

    /// <summary>An empty system.</summary>
    public TransitionSystem(Terms terms) => Terms = terms;

    /// <summary>Builds formulas.</summary>
    public Terms Terms { get; }

    /// <summary>The variables in the order they were declared.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>Names of the actions.</summary>
    public IReadOnlyList<string> Actions => [.. _actions.Select(a => a.Name)];

    /// <summary>What holds of the constants that all states share.</summary>
    public BoolExpr? Background { get; init; }

    /// <summary>Says what the constants are in a counterexample.</summary>
    public Func<Solution, string>? Constants { get; init; }

    /// <summary>Initial states.</summary>
    public required Func<SystemState, BoolExpr> Initial { get; init; }

    /// <summary>Declares an integer.</summary>
    public IntVariable Int(string name) => Add(new IntVariable(name));

    /// <summary>Declares a Boolean.</summary>
    public BoolVariable Bool(string name) => Add(new BoolVariable(name));

    /// <summary>Declares a number of <paramref name="width"/> bits.</summary>
    public BitsVariable Bits(string name, uint width) => Add(new BitsVariable(name, width));

    /// <summary>Declares an action.</summary>
    public void Action(string name, Action<ActionStep> effect) => _actions.Add((name, effect));

    /// <summary>A state number <paramref name="step"/> of a run.</summary>
    public SystemState State(int step) => new(Terms, _variables, $"@{step}");

    /// <summary>
    /// The unknown that says which action leads from state <paramref name="step"/> to the next: a number of bits where the state has some, so that such a system is
    /// one of bits altogether.
    /// </summary>
    public Expr Chosen(int step) => InBits ? Terms.Bits($"action@{step}", ActionBits) : Terms.Int($"action@{step}");

    /// <summary>That action number <paramref name="action"/> leads from state <paramref name="step"/> to the next.</summary>
    public BoolExpr Chooses(int step, int action) =>
        InBits ? Terms.Same(Chosen(step), Terms.Bits(action, ActionBits)) : Terms.Same(Chosen(step), action);

    /// <summary>The action that <paramref name="model"/> chose to lead from state <paramref name="step"/> to the next.</summary>
    public int Chosen(Solution model, int step) => model.Evaluate(Chosen(step), true) switch
    {
        BitVecNum bits => bits.Int,
        Expr number => ((IntNum)number).Int,
    };

    private bool InBits => _variables.Exists(variable => variable is BitsVariable);

    /// <summary>Each action applied to <paramref name="before"/>.</summary>
    public IReadOnlyList<ActionStep> Steps(SystemState before, string suffix) =>
    [
        .. _actions.Select(a =>
        {
            var step = new ActionStep(Terms, before, suffix);
            a.Effect(step);
            return step;
        }),
    ];

    /// <summary>That <paramref name="after"/> follows <paramref name="before"/> by the chosen action.</summary>
    public BoolExpr Transition(SystemState before, SystemState after, int step)
    {
        var steps = Steps(before, $"@{step}");
        var facts = new List<BoolExpr> { InRange(step) };
        facts.AddRange(steps.Select((s, a) => Terms.Implies(Chooses(step, a), s.Guard)));
        foreach (var variable in _variables)
        {
            var value = before.Value(variable);
            for (var a = 0; a < steps.Count; a++)
            {
                var changed = steps[a].After(variable);
                if (!changed.Equals(before.Value(variable)))
                {
                    value = Terms.Context.MkITE(Chooses(step, a), changed, value);
                }
            }

            facts.Add(Terms.Same(after.Value(variable), value));
        }

        return Terms.All(facts);
    }

    /// <summary>That the states 0 to <paramref name="length"/> follow one another.</summary>
    public IEnumerable<BoolExpr> Run(int length) =>
        Enumerable.Range(0, length).Select(i => Transition(State(i), State(i + 1), i)).Prepend(Background ?? Terms.True);

    /// <summary>The run that <paramref name="model"/> chose, one line a step with what it changes.</summary>
    public IReadOnlyList<string> Text(Solution model, int length)
    {
        string Value(Variable v, int step) => model.Evaluate(State(step).Value(v), true).ToString();
        var lines = new List<string>();
        if (Constants is not null)
        {
            lines.Add(Constants(model));
        }

        var start = _variables.Where(v => Value(v, 0) is not ("0" or "false")).Select(v => $"{v.Name} {Value(v, 0)}");
        lines.Add($"start: {string.Join(", ", start.DefaultIfEmpty("all 0 and false"))}");
        for (var i = 0; i < length; i++)
        {
            var action = Chosen(model, i);
            var changes = _variables.Where(v => Value(v, i) != Value(v, i + 1)).Select(v => $"{v.Name} {Value(v, i)} -> {Value(v, i + 1)}");
            var choices = Steps(State(i), $"@{i}")[action].Choices.Where(c => model.Evaluate(c.Value, true).IsTrue).Select(c => c.Name);
            var made = string.Join(", ", choices) is { Length: > 0 } some ? $" ({some})" : "";
            lines.Add($"{i + 1}. {_actions[action].Name}{made}: {string.Join(", ", changes.DefaultIfEmpty("nothing changes"))}");
        }

        return lines;
    }

    private BoolExpr InRange(int step) => Chosen(step) switch
    {
        BitVecExpr bits => Terms.Context.MkBVULT(bits, Terms.Bits(_actions.Count, ActionBits)),
        Expr number => ((ArithExpr)number >= 0) & ((ArithExpr)number < _actions.Count),
    };

    private T Add<T>(T variable)
        where T : Variable
    {
        _variables.Add(variable);
        return variable;
    }
}
