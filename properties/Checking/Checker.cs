using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Checking;

/// <summary>Runs engines on a design and a workload.</summary>
public static class Checker
{
    /// <summary>The engines of this room.</summary>
    public static IReadOnlyList<IEngine> Own { get; } = [new ExhaustiveCheck(), new RandomCheck()];

    /// <summary>Checks one design on one workload.</summary>
    /// <param name="design">The design.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="engines">Engines to run, in this order.</param>
    /// <param name="options">Bounds, threads, progress.</param>
    public static CheckRun Run(Design design, Workload workload, IReadOnlyList<IEngine> engines, CheckOptions options)
    {
        var set = ExhaustiveCheck.Bind(design, workload, options);
        var results = engines.Select(engine => (engine.ExecutesTheStep, Result: engine.Check(set, options))).ToArray();
        var applicable = set.Invariants.Select(invariant => invariant.Id).ToHashSet();
        var asked = options.Invariants.Count == 0 ? InvariantCatalog.All : [.. options.Invariants.Select(InvariantCatalog.Get)];
        IReadOnlyList<VerdictRow> rows =
        [
            .. results.Where(result => result.ExecutesTheStep).SelectMany(result => result.Result.Rows),
            .. asked.Where(invariant => !applicable.Contains(invariant.Id))
                .Select(invariant => new VerdictRow(invariant.Id, ExhaustiveCheck.Engine, Verdict.NotApplicable)),
            .. results.Where(result => !result.ExecutesTheStep).SelectMany(result => result.Result.Rows),
        ];
        return new CheckRun(set, rows, [.. results.Select(result => result.Result.Facts).OfType<EngineFacts>()]);
    }
}
