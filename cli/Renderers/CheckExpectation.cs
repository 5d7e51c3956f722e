using LuoModel.Properties.Checking;
using LuoModel.Properties.Expected;
using LuoModel.Search;
using LuoModel.Solver.Checking;

namespace LuoModel.Cli.Renderers;

/// <summary>A run beside the manifest.</summary>
/// <param name="Run">The run.</param>
/// <param name="Spoken">Whether the manifest speaks of the design on the workload.</param>
/// <param name="Differences">What is not as the manifest says, one line each.</param>
/// <param name="Verdicts">The verdicts one by one.</param>
internal sealed record CheckExpectation(CheckRun Run, bool Spoken, IReadOnlyList<string> Differences, IReadOnlyList<ComparedVerdict> Verdicts)
{
    /// <summary>Compares a run with the manifest: exactly within the default bounds, else as far as the manifest speaks.</summary>
    public static CheckExpectation Of(Manifest manifest, CheckRun run, CheckOptions options)
    {
        var expected = manifest.Find(run.Set.System.Design.Id, run.Set.System.Workload.Id);
        var verdicts = ManifestComparison.Of(expected, run);
        var differences = verdicts.Where(verdict => verdict.Standing == ExpectedStanding.Differs)
            .Select(verdict => $"{verdict.Row.Invariant}: expected {verdict.Expected}, got {Manifest.Text(verdict.Row)} ({verdict.Row.Engine})");
        if (expected is not null && options.IsDefault && run.Exploration is { Outcome: not ExplorationOutcome.Cancelled })
        {
            // The lines of the exhaustive engine say the same, and more: counts, goals, and what is missing.
            differences = Manifest.Differences(expected, Manifest.Of(run))
                .Concat(verdicts.Where(verdict => verdict.Standing == ExpectedStanding.Differs && verdict.Row.Engine != ExhaustiveCheck.Engine)
                    .Select(verdict => $"{verdict.Row.Invariant}: expected {verdict.Expected}, got {Manifest.Text(verdict.Row)} ({verdict.Row.Engine})"));
        }

        return new(run, expected is not null, [.. differences], verdicts);
    }

    /// <summary>Whether something is wrong: engines that contradict each other, a difference, or a violation of which the manifest says nothing.</summary>
    public bool IsBad => Run.Disagreements.Count > 0 || Differences.Count > 0 || Verdicts.Any(IsUnexpected);

    /// <summary>Whether an engine gave up where no other engine decided, or stopped before everything the manifest speaks of.</summary>
    public bool IsOpen => Verdicts.Any(verdict => verdict.Standing == ExpectedStanding.Undecided
        && !Verdicts.Any(other => other.Row.Invariant == verdict.Row.Invariant && verdict.Row.Engine == SolverCheck.Engine && other.Row.Verdict is Verdict.Holds or Verdict.Violated));

    /// <summary>A violation that nobody expects. That not every order works is an answer of the solver, and no violation.</summary>
    public static bool IsUnexpected(ComparedVerdict verdict) => verdict.Standing == ExpectedStanding.Silent
        && verdict.Row.Verdict == Verdict.Violated && !SolverCheck.Sentences.ContainsKey(verdict.Row.Invariant);
}
