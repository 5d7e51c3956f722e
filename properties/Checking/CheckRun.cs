using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Properties.Random;
using LuoModel.Search;

namespace LuoModel.Properties.Checking;

/// <summary>A design on a workload under the engines that ran.</summary>
/// <param name="Set">Design, workload and the invariants that apply.</param>
/// <param name="Rows">The verdicts: by engine, then in the order of the invariants; those that do not apply last.</param>
/// <param name="Facts">What the engines know beside verdicts, in the order in which they ran.</param>
public sealed record CheckRun(InvariantSet Set, IReadOnlyList<VerdictRow> Rows, IReadOnlyList<EngineFacts> Facts)
{
    /// <summary>What the exhaustive engine saw, null when it did not run.</summary>
    public ExplorationReport? Exploration => Fact<ExhaustiveFacts>()?.Report;

    /// <summary>What the exhaustive engine executed and saw, null when it did not run.</summary>
    public LuoCoverage? Coverage => Fact<ExhaustiveFacts>()?.Coverage;

    /// <summary>What the random engine did, null when it did not run.</summary>
    public RandomReport? Random => Fact<RandomFacts>()?.Report;

    /// <summary>The facts of one kind, null when no engine that ran has any.</summary>
    public T? Fact<T>()
        where T : EngineFacts => Facts.OfType<T>().FirstOrDefault();

    /// <summary>What the invariant or theorem <paramref name="id"/> says.</summary>
    public string Sentence(string id) => InvariantCatalog.All.FirstOrDefault(invariant => invariant.Id == id)?.Sentence ?? string.Empty;

    /// <summary>What the engines together say, one conclusion for each invariant that applies.</summary>
    public IReadOnlyList<Conclusion> Conclusions =>
        [.. Rows.Where(row => row.Verdict != Verdict.NotApplicable).GroupBy(row => row.Invariant).Select(rows => Conclusion.Of([.. rows]))];

    /// <summary>
    /// Invariants on which two engines contradict each other: one has a violation that the other, which looked at every run as short and within the same
    /// faults, does not know. That is an error of this program.
    /// </summary>
    public IReadOnlyList<string> Disagreements =>
        [.. Rows.Where(row => Rows.Any(other => other.Invariant == row.Invariant && Contradict(row, other))).Select(row => row.Invariant).Distinct()];

    /// <summary>
    /// Whether both verdicts can not be true. Each violation of <paramref name="row"/> counts, also one longer than the engine looked at every run: a solver that
    /// gave up in the middle of a length has found some of that length and not others, and what it found is true all the same.
    /// </summary>
    private static bool Contradict(VerdictRow row, VerdictRow other) =>
        row.Verdict == Verdict.Violated && !ReferenceEquals(row, other)
        && (other.Verdict is Verdict.Holds or Verdict.Proved || row.Costs.Any(cost => Missed(cost, other)));

    /// <summary>Whether an engine that looked at every run as short knows no violation that costs as little.</summary>
    private static bool Missed(FaultFrontierPoint cost, VerdictRow other) =>
        cost.Length <= other.ExactTo && !other.Costs.Any(known => known.Faults <= cost.Faults && known.Length <= cost.Length);
}
