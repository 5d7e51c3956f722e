using LuoModel.Cli.Renderers;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;
using LuoModel.Properties.Invariants;
using LuoModel.Runs.Scenarios;
using LuoModel.Solver.Checking;
using LuoModel.Solver.Proofs;

namespace LuoModel.Cli.Gate;

/// <summary>Makes gate reports from the results of commands.</summary>
internal static class GateOf
{
    /// <summary>A check: each design on each workload is a suite, each verdict a case, and what else differs from the manifest one case more.</summary>
    public static GateReport Check(IReadOnlyList<CheckExpectation> expectations) =>
        new("check", [.. expectations.Select(expectation => new GateSuite(Name(expectation), [.. Verdicts(expectation), .. Rest(expectation)]))]);

    /// <summary>The catalogue of bugs.</summary>
    public static GateReport Bugs(BugsReport report) => new("bugs", [new GateSuite("bugs", [.. report.Results.Select((result, i) => Bug(result, report.Expected[i]))])]);

    /// <summary>Scenarios: each on each design is a suite, each judgement a case.</summary>
    public static GateReport Scenarios(IReadOnlyList<ScenarioReport> reports) => new("run", [.. reports.Select(report => new GateSuite(
        $"{report.Scenario.Name} on {report.Design}", [.. report.Judgements.Select(judgement => Judgement(report, judgement))]))]);

    /// <summary>Proofs.</summary>
    public static GateReport Proofs(IReadOnlyList<ProofRow> rows) => new("prove", [new GateSuite("proofs", [.. rows.Select(Proof)])]);

    private static string Name(CheckExpectation expectation) => $"{expectation.Run.Set.System.Design.Id} on {expectation.Run.Set.System.Workload.Id}";

    private static IEnumerable<GateCase> Verdicts(CheckExpectation expectation) => expectation.Verdicts.Select(verdict => new GateCase(
        $"{verdict.Row.Invariant} {verdict.Row.Engine}",
        verdict.Standing == ExpectedStanding.Differs || CheckExpectation.IsUnexpected(verdict) || expectation.Run.Disagreements.Contains(verdict.Row.Invariant) ? GateState.Failed
            : verdict.Standing == ExpectedStanding.Undecided ? GateState.Open
            : GateState.Passed,
        verdict.Row.Invariant,
        SolverCheck.Sentences.GetValueOrDefault(verdict.Row.Invariant) ?? expectation.Run.Sentence(verdict.Row.Invariant),
        Manifest.Text(verdict.Row),
        verdict.Expected)
    {
        Trace = verdict.Row.Trace,
        File = Source(expectation.Run.Set.System.Workload),
        Violated = verdict.Row.Verdict == Verdict.Violated,
    });

    private static IEnumerable<GateCase> Rest(CheckExpectation expectation) => expectation.Differences
        .Where(difference => !expectation.Verdicts.Any(verdict => verdict.Standing == ExpectedStanding.Differs && difference.StartsWith(verdict.Row.Invariant + ":", StringComparison.Ordinal)))
        .Select(difference => new GateCase(difference.Split(": expected")[0], GateState.Failed, "manifest", "Every verdict is as docs/manifest.json expects.", difference, null)
        {
            File = "docs/manifest.json",
        });

    /// <summary>Where a workload is written, from the top of the checkout.</summary>
    private static string Source(Workload workload) =>
        WorkloadCatalog.Ids.Contains(workload.Id) || WorkloadCatalog.DirectedIds.Contains(workload.Id) ? $"model/Workloads/Builtin/{workload.Id}.workload" : workload.Id;

    private static GateCase Bug(BugResult result, BugExpectation? expected) => new(
        result.Bug.Id,
        expected == result.Expectation ? GateState.Passed : result.Verdict == BugVerdict.Unknown ? GateState.Open : GateState.Failed,
        result.Bug.Invariant ?? result.Bug.Id,
        result.Bug.Invariant is { } id ? InvariantCatalog.Get(id).Sentence : result.Bug.Title,
        result.Expectation.ToString(),
        expected?.ToString())
    {
        Trace = result.Broken?.Trace,
        File = result.Bug.Workload is { } workload ? Source(WorkloadCatalog.Get(workload)) : null,
        Violated = result.Broken?.Verdict == Verdict.Violated,
    };

    private static GateCase Judgement(ScenarioReport report, Judgement judgement) => new(
        $"line {judgement.Line}: {judgement.Expected}",
        !report.Complete ? GateState.Open : judgement.AsExpected ? GateState.Passed : GateState.Failed,
        report.Scenario.Name,
        report.Scenario.Claim,
        judgement.Found,
        judgement.AsExpected ? judgement.Found : judgement.Expected)
    {
        Trace = report.Complete && !judgement.AsExpected ? report.Trace() : null,
        File = report.Scenario.File,
        Line = judgement.Line,
    };

    private static GateCase Proof(ProofRow row) => new(
        row.Info.Name,
        row.Verdict == row.Info.Expected ? GateState.Passed : row.Verdict is ProofVerdict.Unknown or ProofVerdict.Unavailable ? GateState.Open : GateState.Failed,
        row.Info.Name,
        row.Info.Statement,
        ProofText.Name(row.Verdict),
        ProofText.Name(row.Info.Expected))
    {
        Violated = row.Verdict == ProofVerdict.Violated,
    };
}
