using System.Globalization;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Properties.Checking;

namespace LuoModel.Cli.Renderers;

/// <summary>The last lines of a check: how many verdicts of each kind, what a released kernel can reach, and how they stand to the manifest.</summary>
internal sealed class CheckSummary(LuoConsole console, CheckRequest request)
{
    /// <summary>Writes the lines.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="expectations">Each run beside the manifest.</param>
    public void Write(IReadOnlyList<CheckRun> runs, CheckExpectation[] expectations)
    {
        var random = runs.SelectMany(run => run.Rows).Where(row => row.Engine == RandomCheck.Engine && row.Verdict != Verdict.NotApplicable).ToArray();
        var rows = runs.SelectMany(run => run.Rows).Where(row => row.Engine != RandomCheck.Engine && row.Bound is null && row.Verdict != Verdict.NotApplicable).ToArray();
        var solver = runs.SelectMany(run => run.Rows).Where(row => row.Bound is not null).ToArray();
        var expected = expectations.Count(expectation => expectation.Spoken && !expectation.IsBad && !expectation.IsOpen);
        var different = expectations.Count(expectation => expectation.Spoken) - expected;
        if (rows.Length > 0)
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Counted.Of(rows.Length, "verdict")}: {rows.Count(row => row.Verdict is Verdict.Holds or Verdict.Proved)} hold{Vacuous(rows)}, {rows.Count(row => row.Verdict == Verdict.Violated)} violated, "
                + $"{rows.Count(row => row.Verdict is Verdict.Unknown or Verdict.NotInductive or Verdict.Unavailable)} undecided{Rescued(runs)}."));
            Reach(rows);
        }

        if (solver.Length > 0)
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"solver: {solver.Count(row => row.Verdict == Verdict.Proved)} proved for any number of commands, {solver.Count(row => row.Verdict == Verdict.Violated)} violated, "
                + $"{solver.Count(row => row.Verdict == Verdict.Unknown)} not violated by runs of up to {Counted.Of(solver.Min(row => row.Bound) ?? 0, "command")} or more."));
        }

        if (random.Length > 0)
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"random engine, seed {request.Check.Seed}: {random.Count(row => row.Verdict == Verdict.Violated)} violated, {random.Count(row => row.Verdict == Verdict.NotFound)} not found "
                + $"in {runs.Sum(run => run.Random?.Distribution.Commands ?? 0):n0} commands."));
        }

        if (expected + different > 0)
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{expected} of {Counted.Of(expected + different, "run")} {(expected + different == 1 ? "is" : "are")} as docs/manifest.json expects{(request.Check.IsDefault ? string.Empty : ", as far as it speaks of them")}."));
        }
    }

    private static string Vacuous(VerdictRow[] rows) => rows.Count(row => row is { Verdict: Verdict.Holds, Tested: 0 }) is > 0 and var never
        ? string.Create(CultureInfo.InvariantCulture, $" ({never} never put to the test)")
        : string.Empty;

    /// <summary>Of the undecided ones those that another engine found a violation of.</summary>
    private static string Rescued(IReadOnlyList<CheckRun> runs)
    {
        var found = runs.Sum(run => run.Conclusions.Count(conclusion => conclusion is { Verdict: Verdict.Violated, IsShortest: false }
            && run.Rows.Any(row => row.Invariant == conclusion.Invariant && row.Engine == ExhaustiveCheck.Engine && row.Verdict == Verdict.Unknown)));
        return found == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {found} of these violated (random), shortest unknown");
    }

    /// <summary>How many of the violations are of a released kernel, and how many need more than one has.</summary>
    private void Reach(IReadOnlyList<VerdictRow> rows)
    {
        VerdictRow[] violated = [.. rows.Where(row => row.Reach is not null)];
        if (violated.Length > 0)
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{violated.Count(row => row.Reach!.Reached)} of {Counted.Of(violated.Length, "violation")} within reach of a released kernel; the other {violated.Count(row => !row.Reach!.Reached)} only with more than one has."));
        }
    }
}
