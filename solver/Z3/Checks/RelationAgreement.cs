using LuoModel.Properties.Invariants;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Calls;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Checks;

/// <summary>
/// Whether what the step does satisfies the relation, by evaluation: the same points passed in the same order, the same callbacks with the same results in the same
/// order, the same state and result afterwards, and the same invariants violated.
/// </summary>
internal sealed class RelationAgreement
{
    private readonly CoreRelation _relation;
    private readonly IReadOnlyList<CoreProperty> _properties;
    private readonly FormulaProgram?[] _commands;
    private readonly IReadOnlyList<Emission>[] _emissions;
    private readonly FormulaProgram?[] _violations;
    private readonly SystemState _before;
    private readonly SystemState _after;

    /// <summary>Compares with <paramref name="relation"/>.</summary>
    public RelationAgreement(CoreRelation relation)
    {
        _relation = relation;
        _properties = CoreProperties.Of(relation.Luo);
        _commands = new FormulaProgram?[relation.Luo.Catalog.Commands.Count];
        _violations = new FormulaProgram?[_commands.Length];
        _emissions = new IReadOnlyList<Emission>[_commands.Length];
        _before = relation.System.State(0);
        _after = relation.System.State(1);
        Set = InvariantSet.For(relation.Luo.Design, relation.Luo.Workload, _properties.Select(property => InvariantCatalog.Get(property.Id)));
    }

    /// <summary>The invariants compared, on the same system.</summary>
    public InvariantSet Set { get; }

    /// <summary>Executions compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Invariants that an execution compared violated.</summary>
    public HashSet<string> Violated { get; } = [];

    /// <summary>The difference between the step and the relation on one execution of the step, one line; null when they agree.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="ret">The result that led there.</param>
    /// <param name="made">The execution.</param>
    public string? Difference(byte[] before, int ret, StepMade made)
    {
        Compared++;
        var command = made.Command.Command;
        var from = CoreProjection.Of(_relation, before, ret);
        var to = CoreProjection.Of(_relation, made.After, made.Ret);
        var program = _commands[command] ??= Compile(command);
        var results = program.Run(from, made.Command.Points);
        return (Differs(program, results, made.Asked, to) ?? Tells(command, results, made.Events) ?? Judged(command, from, to, made.Violated)) is { } what
            ? $"{_relation.System.Actions[command]}, deviations {made.Command.Points:x}, after {Text(from)}: {what}"
            : null;
    }

    private string? Differs(FormulaProgram program, long[] results, IReadOnlyList<Question> asked, int[] after)
    {
        if (results[0] == 0)
        {
            return "the step takes a command that the relation does not";
        }

        if (!(program.Asked.Count == asked.Count && program.Asked.Zip(asked).All(pair => pair.First.Fits(pair.Second))))
        {
            return $"the step asks {string.Join(", ", asked)}, the relation {string.Join(", ", program.Asked)}";
        }

        for (var i = 0; i < after.Length; i++)
        {
            var variable = _relation.System.Variables[i];
            var mask = variable is BitsVariable bits ? (1L << (int)bits.Width) - 1 : 1;
            if ((after[i] & mask) != results[i + 1])
            {
                return $"{variable.Name} is {after[i]} after the step, {results[i + 1]} after the relation";
            }
        }

        return null;
    }

    /// <summary>The relation runs the same callbacks with the same arguments and results, in the same order.</summary>
    private string? Tells(int command, long[] results, IReadOnlyList<EmittedEvent> events)
    {
        var at = _relation.System.Variables.Count + 1;
        var told = new List<EmittedEvent>();
        foreach (var emission in _emissions[command])
        {
            if (results[at] != 0)
            {
                told.Add(new EmittedEvent(emission.Kind, emission.Session, emission.Number, (sbyte)results[at + 1], (sbyte)results[at + 2]));
            }

            at += 3;
        }

        return told.SequenceEqual(events) ? null : $"the step does {string.Join(", ", events)}; the relation {string.Join(", ", told)}";
    }

    private string? Judged(int command, int[] before, int[] after, UInt128 violated)
    {
        var program = _violations[command] ??= CompileProperties(command);
        var results = program.Run([.. before, .. after]);
        for (var i = 0; i < _properties.Count; i++)
        {
            if ((violated >> i & 1) != 0)
            {
                Violated.Add(_properties[i].Id);
            }

            if ((violated >> i & 1) != (UInt128)results[i])
            {
                return $"{_properties[i].Id} is {(results[i] == 0 ? "violated by the step only" : "violated by the relation only")}";
            }
        }

        return null;
    }

    private FormulaProgram Compile(int command)
    {
        var step = new ActionStep(_relation.System.Terms, _before, "@0");
        var call = _relation.Write(command, step);
        _emissions[command] = call.Emissions;
        return new FormulaProgram(
            Values(_before),
            call.Points,
            [step.Guard, .. _relation.System.Variables.Select(step.After), .. call.Emissions.SelectMany(emission => (Expr[])[emission.When, emission.Ret, emission.Status])]);
    }

    private FormulaProgram CompileProperties(int command)
    {
        var step = new CoreStep(_relation, _before, _after);
        var op = _relation.Luo.Catalog.Commands[command].Op;
        return new FormulaProgram(
            [.. Values(_before), .. Values(_after)],
            [],
            _properties.Select(property => property.Ops.Count == 0 || property.Ops.Contains(op) ? property.Violated(step) : step.T.False));
    }

    private IEnumerable<Expr> Values(SystemState state) => _relation.System.Variables.Select(state.Value);

    private string Text(int[] values) =>
        string.Join(' ', _relation.System.Variables.Select((variable, i) => (variable.Name, Value: values[i])).Where(v => v.Value != 0).Select(v => $"{v.Name}={v.Value}"));
}
