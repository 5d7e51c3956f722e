using LuoModel.Cli.Renderers;
using LuoModel.Kernel.Running;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;
using LuoModel.Runs.Recordings;
using LuoModel.Runs.Scenarios;

namespace LuoModel.Cli.Pages;

/// <summary>Pages of what is judged one by one: bugs, scenarios, recordings, sequences on a kernel.</summary>
internal static class RunPages
{
    /// <summary>The catalogue of bugs: the design that has each, and the one that should mend it.</summary>
    public static Page Of(BugsReport report)
    {
        var cells = report.Results.SelectMany((result, i) => Bug(result, report.Expected[i])).ToArray();
        return new Page(
            "bugs and suspicions",
            [
                $"{Counted.Of(report.Results.Count, "row")}: {string.Join(", ", report.Results.GroupBy(result => result.Verdict).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.Text()}"))}; "
                    + $"{report.Results.Count - report.Surprises.Count} of {report.Results.Count} are as docs/manifest.json expects.",
                CheckPages.Legend,
            ],
            [new("verdict", ["on the design that has it"]), new("repaired", ["on the design that mends it"])],
            [.. report.Results.Select(result => new PageRow(result.Bug.Id, result.Bug.Title))],
            cells)
        {
            RowTitle = "what goes wrong",
            ViolatedWord = "found or confirmed",
        };
    }

    /// <summary>Scenarios, each on each of its designs.</summary>
    public static Page Of(IReadOnlyList<ScenarioReport> reports) => new(
        Counted.Of(reports.Select(report => report.Scenario.Name).Distinct().Count(), "scenario"),
        [$"{reports.Count(report => report.Complete && report.AsExpected)} of {reports.Count} as expected."],
        [.. reports.Select(report => report.Design).Distinct().Select(design => new PageColumn(design, []))],
        [.. reports.Select(report => report.Scenario).DistinctBy(scenario => scenario.Name).Select(scenario => new PageRow(scenario.Name, scenario.Claim))],
        [
            .. reports.DistinctBy(report => (report.Scenario.Name, report.Design)).Select(report => new PageCell(
                report.Scenario.Name, report.Design,
                !report.Complete ? CellState.Open : report.AsExpected ? CellState.Holds : CellState.Unexpected,
                !report.Complete ? "undecided" : report.AsExpected ? "as expected" : "differs",
                [
                    $"{Counted.Of(report.Ends, "end")}, {Counted.Of(report.States, "point")}",
                    .. report.Judgements.Select(judgement => $"line {judgement.Line}: expected {judgement.Expected}, found {judgement.Found}"),
                    .. report.Invented.Select(invention => $"invented: {invention.Text}"),
                ])
            {
                Trace = report.Complete ? report.Trace() : null,
            }),
        ])
    {
        RowTitle = "scenario, and its claim",
    };

    /// <summary>Recordings: each folder as a whole, and each recording that parts from the model.</summary>
    public static Page Of(ConformReport report)
    {
        var folders = report.Recordings.GroupBy(recording => Path.GetDirectoryName(recording.File) ?? string.Empty).ToArray();
        string[] designs = [.. report.Recordings.SelectMany(recording => recording.Outcomes).Select(outcome => outcome.Key).Distinct()];
        return new Page(
            "recordings against the model",
            [
                $"{report.Conforming} of {Counted.Of(report.Recordings.Count, "recording")} conform, {Counted.Of(report.Commands, "command")} compared.",
                .. report.Complete ? Array.Empty<string>() : ["Interrupted: not all recordings were compared."],
            ],
            [.. designs.Select(design => new PageColumn(design, []))],
            [.. folders.SelectMany(folder => folder.Where(recording => !recording.Conforms).Select(recording => new PageRow(recording.File, $"recorded of {recording.Oracle}")).Prepend(
                new PageRow(folder.Key.Length > 0 ? folder.Key : ".", $"{Counted.Of(folder.Count(), "recording")} of {string.Join(", ", folder.Select(recording => recording.Oracle).Distinct())}")))],
            [.. folders.SelectMany(folder => designs.SelectMany(design => Folder(folder.Key.Length > 0 ? folder.Key : ".", [.. folder], design)))])
        {
            RowTitle = "recordings",
        };
    }

    /// <summary>Sequences on a kernel.</summary>
    public static Page Of(Design design, IReadOnlyList<KernelAnswer> answers) => new(
        $"sequences on a kernel and on {design.Id}",
        [$"{Counted.Of(answers.Count, "sequence")}: {string.Join(", ", answers.GroupBy(answer => answer.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}"))}."],
        [new("kernel", [])],
        [.. answers.DistinctBy(answer => answer.Case.Name).Select(answer => new PageRow(answer.Case.Name, string.Join("; ", answer.Case.Commands.Take(3)) + (answer.Case.Commands.Count > 3 ? "; ..." : string.Empty)))],
        [
            .. answers.DistinctBy(answer => answer.Case.Name).Select(answer => new PageCell(
                answer.Case.Name, "kernel",
                answer.Kind switch { AnswerKind.Same => CellState.Holds, AnswerKind.Differs => CellState.Unexpected, AnswerKind.Undecided => CellState.Open, _ => CellState.None },
                Word(answer.Kind),
                [
                    $"{Word(answer.Kind)}, {Counted.Of(answer.Commands, "command")} compared",
                    .. answer.Reason.Length > 0 ? [answer.Reason] : Array.Empty<string>(),
                    .. answer.Divergence is { } divergence ? Parted(divergence) : [],
                    .. answer.Log,
                    .. answer.Case.Replay.Length > 0 ? [$"again: {answer.Case.Replay}"] : Array.Empty<string>(),
                ])),
        ])
    {
        RowTitle = "sequence",
    };

    private static string Word(AnswerKind kind) => kind switch
    {
        AnswerKind.Same => "same",
        AnswerKind.Differs => "differs",
        AnswerKind.Undecided => "undecided",
        _ => "not run",
    };

    private static IEnumerable<PageCell> Bug(BugResult result, BugExpectation? expected)
    {
        var wrong = expected != result.Expectation;
        var state = wrong ? CellState.Unexpected
            : result.Verdict switch
            {
                BugVerdict.Found or BugVerdict.Confirmed or BugVerdict.NotFixed => CellState.Violated,
                BugVerdict.Refuted => CellState.Holds,
                BugVerdict.NotObservable => CellState.None,
                _ => CellState.Open,
            };
        yield return new PageCell(
            result.Bug.Id, "verdict", state, result.Verdict.Text() + (result.Broken?.Verdict == Verdict.Violated ? " " + CheckPages.Text(result.Broken) : string.Empty),
            [
                result.Bug.Reason,
                $"source: {result.Bug.Source}",
                .. result.Broken is { } broken ? [$"{result.Bug.Invariant} on {result.Bug.Design}, workload {result.Bug.Workload}", .. CheckPages.Facts(broken)] : Array.Empty<string>(),
                wrong ? $"NOT AS EXPECTED: docs/manifest.json has {expected?.ToString() ?? "nothing of it"}" : "as docs/manifest.json expects",
            ])
        {
            Trace = result.Broken?.Trace,
        };
        if (result.Mended is { } mended)
        {
            yield return new PageCell(result.Bug.Id, "repaired", CheckPages.State(mended.Verdict), CheckPages.Text(mended), [$"{result.Bug.Fixed}", .. CheckPages.Facts(mended)]) { Trace = mended.Trace };
        }
    }

    private static IEnumerable<PageCell> Folder(string name, RecordingReport[] recordings, string design)
    {
        var outcomes = recordings.SelectMany(recording => recording.Outcomes.Where(outcome => outcome.Key == design).Select(outcome => (recording.File, outcome.Value))).ToArray();
        if (outcomes.Length == 0)
        {
            yield break;
        }

        var good = outcomes.Count(outcome => outcome.Value.Divergence is null);
        yield return new PageCell(
            name, design, good == outcomes.Length ? CellState.Holds : CellState.Unexpected, $"{good} of {outcomes.Length}",
            [$"{good} of {Counted.Of(outcomes.Length, "recording")} conform, {Counted.Of(outcomes.Sum(outcome => outcome.Value.Commands), "command")} compared"]);
        foreach (var (file, outcome) in outcomes)
        {
            if (outcome.Divergence is { } divergence)
            {
                yield return new PageCell(file, design, CellState.Unexpected, $"{divergence.Kind}, line {divergence.Line}", [.. Parted(divergence)]);
            }
        }
    }

    private static IEnumerable<string> Parted(Divergence divergence) =>
    [
        $"{divergence.Kind} differs at line {divergence.Line}{(divergence.Command is { } command ? $": {command.Text}" : string.Empty)}",
        $"recorded: {divergence.Expected}",
        $"model:    {divergence.Actual}",
        .. divergence.Before.Select(line => $"before it, line {line.Line}: {line.Text}"),
    ];
}
