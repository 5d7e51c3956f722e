using LuoModel.Model;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Scenarios.Conditions;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios;

/// <summary>
/// A condition of the scenario language as something to look for in every state that a command leads to. What a scenario counts over a whole run, here counts
/// within the one command; what needs a scenario's steps or another invariant has no meaning here and is refused.
/// </summary>
public sealed class StateCondition : Invariant
{
    private readonly Condition _condition;
    private readonly Called[] _counted;

    private StateCondition(Condition condition, string text)
    {
        _condition = condition;
        _counted = [.. condition.Parts.OfType<Called>().DistinctBy(called => called.Index).OrderBy(called => called.Index)];
        Sentence = $"Never: {text}";
    }

    /// <inheritdoc/>
    public override string Id => "FIND";

    /// <inheritdoc/>
    public override string Sentence { get; }

    /// <inheritdoc/>
    public override string Why => "Somebody wants to see it.";

    /// <inheritdoc/>
    public override string Anchor => "no function of the kernel; the user's condition";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => [];

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The condition, as behind <c>expect always</c>.</param>
    /// <param name="workload">The workload whose files, handlers and FLBs it may name.</param>
    /// <exception cref="UserError">It is none, or it asks for what only a scenario has.</exception>
    public static StateCondition Parse(string text, Workload workload)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(workload);
        var line = Line.Read("CONDITION", 1, text);
        var names = new ConditionNames([], [], [.. workload.Files.Select(file => file.Name)], [.. workload.Handlers.Select(handler => handler.Name)], workload.Flbs);
        var condition = ConditionParser.Parse(line, line.Words, names);
        return condition.Parts.OfType<IsViolated>().FirstOrDefault() is { } violated
            ? throw new UserError($"'violated {violated.Id}' is what ./luo check --invariant {violated.Id} looks for, expected a condition on states")
            : new StateCondition(condition, text);
    }

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        var counts = new byte[_counted.Length];
        foreach (ref readonly var e in step.Events)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += (byte)(counts[i] < byte.MaxValue && _counted[i].Counts(e, step.System) ? 1 : 0);
            }
        }

        return !_condition.Holds(new RunEnd
        {
            System = step.System,
            State = step.After,
            Stop = step.Result.Outcome,
            Results = [],
            Counts = counts,
            Violated = _ => false,
        });
    }
}
