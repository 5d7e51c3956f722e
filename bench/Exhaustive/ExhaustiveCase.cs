using LuoModel.Bench.Calibration;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Bench.Exhaustive;

/// <summary>Counts that a case must have; null where none are known from elsewhere.</summary>
/// <param name="Distinct">Distinct states.</param>
/// <param name="Transitions">Edges.</param>
/// <param name="Depth">Levels.</param>
public sealed record PinnedCounts(int Distinct, long? Transitions = null, int? Depth = null)
{
    /// <summary>Whether a report has them.</summary>
    /// <param name="report">The report.</param>
    public bool Match(ExplorationReport report) =>
        report.Distinct == Distinct && report.Transitions == (Transitions ?? report.Transitions) && report.Depth == (Depth ?? report.Depth);
}

/// <summary>Something that <c>luo bench exhaustive</c> measures.</summary>
/// <param name="Id">Short name, as <c>--case</c> takes it.</param>
/// <param name="About">What it is, for a list.</param>
/// <param name="Explore">Runs the engine on it.</param>
/// <param name="Reference">Runs the reference on it and gives its time; null where there is none.</param>
/// <param name="Pinned">Counts it must have; null where nothing is pinned.</param>
public sealed record ExhaustiveCase(
    string Id,
    string About,
    Func<ExplorationOptions, ExplorationReport> Explore,
    Func<TimeSpan>? Reference = null,
    PinnedCounts? Pinned = null)
{
    // Enough to be past the narrow first levels, few enough for seconds.
    private const int SmallStates = 500_000;

    /// <summary>All cases, in the order in which they are run.</summary>
    public static IReadOnlyList<ExhaustiveCase> All { get; } =
    [
        Packed("luo-core-medium", "LUO-core: 3 sessions, 2 files each, 4 kexecs", new LuoCore<LuoCoreMedium>(), 1 << 21, new(1_096_746, 3_034_571, 48)),
        Packed("luo-core-large", "LUO-core: 3 sessions, 3 files each, 1 kexec", new LuoCore<LuoCoreLarge>(), 1 << 25, new(18_003_396, 66_452_935, 54)),
        Packed("two-phase-commit-8", "two-phase commit with 8 participants", new TwoPhaseCommit(8), 1 << 22, new(1_745_408)),
        new(
            "small-linux-7.3",
            $"LUO: workload small on design linux-7.3, every invariant, the first {SmallStates} states",
            options => Explorer.Explore(SmallNewest(), options with { Bounds = options.Bounds with { MaxStates = SmallStates } })),
    ];

    private static LuoExplorable SmallNewest() =>
        new(InvariantSet.For(DesignCatalog.Linux73, WorkloadCatalog.Get("small"), InvariantCatalog.All));

    private static ExhaustiveCase Packed<TModel>(string id, string about, TModel model, int slots, PinnedCounts pinned)
        where TModel : struct, IExplorable<TModel> =>
        new(id, about, options => Explorer.Explore(model, options), () => PackedSearch.Run(model, slots).Elapsed, pinned);
}
