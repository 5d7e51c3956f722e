using System.Globalization;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Properties.Expected;

/// <summary>A verdict beside what the manifest expects of it.</summary>
/// <param name="Row">The verdict.</param>
/// <param name="Expected">The manifest's words, null where it does not speak of the invariant on this design and workload.</param>
/// <param name="Standing">How the two stand to each other.</param>
public sealed record ComparedVerdict(VerdictRow Row, string? Expected, ExpectedStanding Standing);

/// <summary>How a verdict stands to the manifest.</summary>
public enum ExpectedStanding
{
    /// <summary>Nothing that was found speaks against what is expected, and what is expected was found as far as the engine looked.</summary>
    Agrees,

    /// <summary>The manifest says otherwise.</summary>
    Differs,

    /// <summary>The manifest says nothing of it: no such run or invariant there, or a violation with more faults than its bounds allow.</summary>
    Silent,

    /// <summary>The engine did not look as far as the manifest speaks.</summary>
    Undecided,
}

/// <summary>
/// A run against the manifest as far as that speaks. The manifest was made with all invariants within a workload's own bounds; a run with fewer invariants,
/// engines, faults or commands must find the part of it that lies within its own bounds.
/// </summary>
public static class ManifestComparison
{
    /// <summary>Compares each verdict of a run that applies.</summary>
    /// <param name="expectation">What the manifest says of the design on the workload, null when it says nothing.</param>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<ComparedVerdict> Of(Expectation? expectation, CheckRun run)
    {
        var workload = run.Set.System.Workload;
        var asked = workload.Bounds.Faults;
        var manifests = WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Contains(workload.Id) ? WorkloadCatalog.Get(workload.Id).Bounds.Faults : asked;
        return
        [
            .. run.Rows.Where(row => row.Verdict != Verdict.NotApplicable)
                .Select(row => Compare(row, expectation?.Verdicts.GetValueOrDefault(row.Invariant), asked, manifests)),
        ];
    }

    /// <summary>One verdict.</summary>
    /// <param name="row">What an engine says.</param>
    /// <param name="text">What the manifest says, null for nothing.</param>
    /// <param name="asked">Faults within which the engine looked.</param>
    /// <param name="manifests">Faults within which the manifest speaks.</param>
    internal static ComparedVerdict Compare(VerdictRow row, string? text, int asked, int manifests)
    {
        var violated = text?.StartsWith("violated", StringComparison.Ordinal) == true;
        if (text is null || (!violated && text != Verdict.Holds.Text()))
        {
            return new(row, text, row.Verdict is Verdict.Unknown or Verdict.Unavailable && text != row.Verdict.Text() ? ExpectedStanding.Undecided : text == row.Verdict.Text() ? ExpectedStanding.Agrees : ExpectedStanding.Silent);
        }

        IReadOnlyList<FaultFrontierPoint> expected = violated ? Costs(text) : [];
        var within = row.Verdict is Verdict.Holds or Verdict.Proved ? int.MaxValue : row.ExactTo;
        var lacking = expected.Any(cost => cost.Faults <= asked && cost.Length <= within && !Covered(cost, row.Costs));
        var surplus = row.Costs.Any(cost => cost.Faults <= manifests && !Covered(cost, expected));
        var beyond = row.Costs.Count > 0 && row.Costs.All(cost => !Covered(cost, expected));
        var standing = lacking || surplus ? ExpectedStanding.Differs
            : beyond ? ExpectedStanding.Silent
            : IsOpen(row) ? ExpectedStanding.Undecided
            : ExpectedStanding.Agrees;
        return new(row, text, standing);
    }

    /// <summary>An engine that gave up; the solver's bound on the length is what it was asked for.</summary>
    private static bool IsOpen(VerdictRow row) => row.Verdict is Verdict.Unavailable || (row.Verdict is Verdict.Unknown && row.Bound is null);

    private static bool Covered(FaultFrontierPoint cost, IReadOnlyList<FaultFrontierPoint> by) =>
        by.Any(known => known.Faults <= cost.Faults && known.Length <= cost.Length);

    private static FaultFrontierPoint[] Costs(string text) =>
    [
        .. text.Split(' ').Skip(1).Select(pair => pair.Split(':')).Select(pair => new FaultFrontierPoint(
            int.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];
}
