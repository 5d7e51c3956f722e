using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Properties.Random;
using LuoModel.Search;

namespace LuoModel.Properties.Checking;

/// <summary>Runs the engines of this room on a design and a workload.</summary>
public static class Checker
{
    /// <summary>Checks one design on one workload.</summary>
    /// <param name="design">The design.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="engines">Engines to run; empty for all.</param>
    /// <param name="options">Bounds, threads, progress.</param>
    public static CheckRun Run(Design design, Workload workload, IReadOnlyList<string> engines, CheckOptions options)
    {
        var set = ExhaustiveCheck.Bind(design, workload, options);
        var rows = new List<VerdictRow>();
        var coverage = default(LuoCoverage);
        var exploration = default(ExplorationReport);
        if (engines.Count == 0 || engines.Contains(ExhaustiveCheck.Engine))
        {
            var (found, report) = ExhaustiveCheck.Run(set, options, out coverage);
            rows.AddRange(found);
            exploration = report;
        }

        var random = default(RandomReport);
        if (engines.Count == 0 || engines.Contains(RandomCheck.Engine))
        {
            random = RandomEngine.Check(set, RandomCheck.Options(options, workload) with { Seeds = options.Seeds(set.System) });
            rows.AddRange(RandomCheck.Rows(random));
        }

        var applicable = set.Invariants.Select(invariant => invariant.Id).ToHashSet();
        var asked = options.Invariants.Count == 0 ? InvariantCatalog.All : [.. options.Invariants.Select(InvariantCatalog.Get)];
        rows.AddRange(asked.Where(invariant => !applicable.Contains(invariant.Id))
            .Select(invariant => new VerdictRow(invariant.Id, ExhaustiveCheck.Engine, Verdict.NotApplicable)));
        return new CheckRun(set, rows, exploration) { Coverage = coverage, Random = random };
    }
}
