using LuoModel.Model.Traces;

namespace LuoModel.Cli.Gate;

/// <summary>What became of one case.</summary>
internal enum GateState
{
    /// <summary>As expected.</summary>
    Passed,

    /// <summary>Not as expected.</summary>
    Failed,

    /// <summary>Undecided, or what would decide it is unavailable.</summary>
    Open,
}

/// <summary>One verdict as engines of continuous integration take it.</summary>
/// <param name="Name">What was judged: an invariant with its engine, a bug, a step or expectation, a proof.</param>
/// <param name="State">What became of it.</param>
/// <param name="Rule">The id of what must hold.</param>
/// <param name="Sentence">What must hold, one sentence.</param>
/// <param name="Got">The verdict.</param>
/// <param name="Expected">What was expected, null where nothing is.</param>
internal sealed record GateCase(string Name, GateState State, string Rule, string Sentence, string Got, string? Expected)
{
    /// <summary>The shortest run that shows a violation, null where there is none.</summary>
    public Trace? Trace { get; init; }

    /// <summary>The file that the case is about, from the top of the checkout; null for none.</summary>
    public string? File { get; init; }

    /// <summary>The line in that file, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>Whether it is a violation of what must hold, expected or not.</summary>
    public bool Violated { get; init; }

    /// <summary>The verdict against what was expected, one line.</summary>
    public string Message => Expected is null ? $"{Got}, and nothing is expected" : Got == Expected ? Got : $"got {Got}, expected {Expected}";
}

/// <summary>Cases that belong together: a design on a workload, a scenario on a design, a catalogue.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Cases">The cases.</param>
internal sealed record GateSuite(string Name, IReadOnlyList<GateCase> Cases);

/// <summary>A command's result for a gate.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Suites">Its suites.</param>
internal sealed record GateReport(string Command, IReadOnlyList<GateSuite> Suites)
{
    /// <summary>All cases with their suites.</summary>
    public IEnumerable<(GateSuite Suite, GateCase Case)> Cases => Suites.SelectMany(suite => suite.Cases.Select(one => (suite, one)));

    /// <summary>How many cases are in a state.</summary>
    public int Count(GateState state) => Cases.Count(found => found.Case.State == state);
}
