using LuoModel.Properties.Exhaustive;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Properties.Random;

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
    /// Invariants on which two engines contradict each other: one found a violation, the other saw everything within the same bounds and found none. That
    /// is an error of this program.
    /// </summary>
    public IReadOnlyList<string> Disagreements =>
    [
        .. Rows.Where(row => row.Verdict == Verdict.Violated)
            .Where(row => Rows.Any(other => other.Invariant == row.Invariant && other.Verdict is Verdict.Holds or Verdict.Proved))
            .Select(row => row.Invariant)
            .Distinct(),
    ];
}
