using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios.Conditions;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Language;

/// <summary>A scenario as written: who does what on which workload, and what must come of it on which design.</summary>
public sealed class Scenario
{
    /// <summary>The file, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Its name: that of the file without the extension.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, one line.</summary>
    public string Claim { get; init; } = string.Empty;

    /// <summary>The workload; null for the mock handlers of recordings on a machine where nothing is registered yet.</summary>
    public Workload? Workload { get; init; }

    /// <summary>The designs it is judged on.</summary>
    public required IReadOnlyList<Design> Designs { get; init; }

    /// <summary>What happens: actors of one phase run at once, the next phase begins when all of them are done.</summary>
    internal IReadOnlyList<Phase> Phases { get; init; } = [];

    /// <summary>What is expected at the end.</summary>
    internal IReadOnlyList<Expectation> Expectations { get; init; } = [];

    /// <summary>All steps, in the order of the file.</summary>
    internal IEnumerable<ScenarioStep> Steps => Phases.SelectMany(phase => phase.Actors).SelectMany(actor => actor.Steps).OrderBy(step => step.Line);

    /// <summary>Whether the steps can happen in one order only.</summary>
    public bool HasOneOrder => Phases.All(phase => phase.Actors.Count <= 1) && Steps.All(step => !step.May);
}

/// <summary>Actors that run at once.</summary>
/// <param name="Actors">The actors, in the order in which the file names them.</param>
internal sealed record Phase(IReadOnlyList<ActorSteps> Actors);

/// <summary>What one actor does in a phase, in its own order.</summary>
/// <param name="Name">The actor.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record ActorSteps(string Name, IReadOnlyList<ScenarioStep> Steps);

/// <summary>One step of an actor.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Call">What is done.</param>
internal sealed record ScenarioStep(int Line, StepCall Call)
{
    /// <summary>The name by which conditions ask for its result; empty for none.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>What fails during this step only.</summary>
    public IReadOnlyList<StepCall> With { get; init; } = [];

    /// <summary>Both are explored: that it fails, and that it does not.</summary>
    public bool May { get; init; }

    /// <summary>The results that are expected, the one for all designs first.</summary>
    public IReadOnlyList<ExpectedResult> Expected { get; init; } = [];

    /// <summary>The actor whose remaining steps fall away: a crash.</summary>
    public string Kills { get; init; } = string.Empty;

    /// <summary>What this design must answer; null when nothing is said.</summary>
    public ExpectedResult? ExpectedOn(Design design) =>
        Expected.FirstOrDefault(expected => expected.Designs.Any(named => named == design.Id)) ?? Expected.FirstOrDefault(expected => expected.Designs.Count == 0);
}

/// <summary>The result of a step, as written behind its <c>=</c>.</summary>
/// <param name="Result">The result.</param>
/// <param name="Designs">The designs it is for, as ids; empty for all others.</param>
internal sealed record ExpectedResult(StepResult Result, IReadOnlyList<string> Designs)
{
    /// <summary>A further result: <c>file</c>, <c>name</c>, <c>obj</c>, <c>value</c> or <c>data</c>; empty for none.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>What it is, as recordings write it in JSON.</summary>
    public string FieldJson { get; init; } = string.Empty;
}

/// <summary>How often a condition is true over all orders in which the actors' steps can happen.</summary>
public enum Quantifier
{
    /// <summary>At the end of every order.</summary>
    Always,

    /// <summary>At the end of some orders, not of all.</summary>
    Sometimes,

    /// <summary>At the end of none.</summary>
    Never,
}

/// <summary>What is expected at the end.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Quantifier">How often.</param>
/// <param name="Condition">What.</param>
/// <param name="Text">The condition as written.</param>
/// <param name="Designs">The designs it is for, as ids; empty for all of the scenario.</param>
internal sealed record Expectation(int Line, Quantifier Quantifier, Condition Condition, string Text, IReadOnlyList<string> Designs);
