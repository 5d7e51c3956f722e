using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Runs.Scenarios;

/// <summary>One expectation of a scenario and what was found on one design.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Expected">What was expected: <c>always CONDITION</c>, or a step with its result.</param>
/// <param name="Found">What was found, in the same words.</param>
/// <param name="AsExpected">Whether the two agree.</param>
public sealed record Judgement(int Line, string Expected, string Found, bool AsExpected);

/// <summary>What became of a scenario on one design.</summary>
public sealed record ScenarioReport
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Id of the design.</summary>
    public required string Design { get; init; }

    /// <summary>The results of steps as one judgement when any is expected, then each expectation that speaks of this design.</summary>
    public required IReadOnlyList<Judgement> Judgements { get; init; }

    /// <summary>What the workload, or the mocks of recordings, have that no release has.</summary>
    public required IReadOnlyList<Invention> Invented { get; init; }

    /// <summary>Different ends of runs.</summary>
    public required int Ends { get; init; }

    /// <summary>Different points of runs.</summary>
    public required int States { get; init; }

    /// <summary>False when a bound ended the search or somebody interrupted it.</summary>
    public required bool Complete { get; init; }

    /// <summary>
    /// The run that tells most: to the first step with another result than expected, else the shortest to an end that speaks against an expectation, else the
    /// shortest in which the first condition is true, else the first run.
    /// </summary>
    public required Func<Trace> Trace { get; init; }

    /// <summary>Whether everything is as expected.</summary>
    public bool AsExpected => Judgements.All(judgement => judgement.AsExpected);
}
