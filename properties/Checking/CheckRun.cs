using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Properties.Random;
using LuoModel.Search;

namespace LuoModel.Properties.Checking;

/// <summary>A design on a workload under the engines that ran.</summary>
/// <param name="Set">Design, workload and the invariants that apply.</param>
/// <param name="Rows">The verdicts: by engine, then in the order of the invariants; those that do not apply last.</param>
/// <param name="Exploration">What the exhaustive engine saw, null when it did not run.</param>
public sealed record CheckRun(InvariantSet Set, IReadOnlyList<VerdictRow> Rows, ExplorationReport? Exploration)
{
    /// <summary>What the exhaustive engine executed and saw, null when it did not run.</summary>
    public LuoCoverage? Coverage { get; init; }

    /// <summary>What the random engine did, null when it did not run.</summary>
    public RandomReport? Random { get; init; }

    /// <summary>What the invariant or theorem <paramref name="id"/> says.</summary>
    public string Sentence(string id) => InvariantCatalog.All.FirstOrDefault(invariant => invariant.Id == id)?.Sentence ?? string.Empty;

    /// <summary>
    /// Invariants on which two engines contradict each other: one found a violation, the other saw everything within the same bounds and found none, or only longer
    /// ones. That is an error of this program.
    /// </summary>
    public IReadOnlyList<string> Disagreements =>
        [.. Rows.Where(row => Rows.Any(other => other.Invariant == row.Invariant && Contradict(row, other))).Select(row => row.Invariant).Distinct()];

    /// <summary>Whether both verdicts can not be true: the violations of <paramref name="row"/>, against what <paramref name="other"/> says of runs as short.</summary>
    private static bool Contradict(VerdictRow row, VerdictRow other)
    {
        if (row.Verdict != Verdict.Violated || ReferenceEquals(row, other))
        {
            return false;
        }

        // A violation without minimal pairs is one that random runs came across; it need not be a shortest one.
        return other.Verdict is Verdict.Holds or Verdict.Proved
            || (row.Frontier.Count > 0 && other.Bound is { } bound && !row.Frontier.Where(point => point.Length <= bound).SequenceEqual(other.Frontier))
            || (row.Bound is not null && other.Verdict == Verdict.Violated && other.Frontier.Count > 0 && !row.Frontier.All(other.Frontier.Contains));
    }
}
