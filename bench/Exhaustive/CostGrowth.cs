using System.Globalization;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Bench.Exhaustive;

/// <summary>The size of LUO's state space within one set of bounds.</summary>
/// <param name="Sessions">Session names.</param>
/// <param name="Files">Files of one handler with every callback, without dependencies, one FLB over them.</param>
/// <param name="Faults">Faults.</param>
/// <param name="Distinct">Distinct states; a lower bound unless <paramref name="Complete"/>.</param>
/// <param name="Steps">Commands executed.</param>
/// <param name="Depth">Levels; the initial state is level 1.</param>
/// <param name="Complete">Whether the search went through.</param>
/// <param name="Seconds">Time.</param>
public sealed record CostGrowthRow(int Sessions, int Files, int Faults, int Distinct, long Steps, int Depth, bool Complete, double Seconds);

/// <summary>Shows how the cost of exhaustive checking grows with the bounds, one kexec throughout.</summary>
public static class CostGrowth
{
    /// <summary>Explores a design for every combination of sessions, files and faults up to the given numbers, smallest first.</summary>
    /// <param name="design">The design.</param>
    /// <param name="sessions">Most sessions, at least 1.</param>
    /// <param name="files">Most files, at least 1.</param>
    /// <param name="faults">Most faults.</param>
    /// <param name="options">How to search; its bounds say where a row gives up.</param>
    /// <returns>Rows as they are finished; fewer when cancelled.</returns>
    public static IEnumerable<CostGrowthRow> Rows(Design design, int sessions, int files, int faults, ExplorationOptions options)
    {
        for (int s = 1; s <= sessions; s++)
        {
            for (int f = 1; f <= files; f++)
            {
                for (int k = 0; k <= faults; k++)
                {
                    ExplorationReport report = Explorer.Explore(Model(design, s, f, k), options with { DecideAlways = false });
                    if (report.Outcome == ExplorationOutcome.Cancelled)
                    {
                        yield break;
                    }

                    yield return new(
                        s, f, k, report.Distinct, report.Steps, report.Depth, report.Complete, report.Cost.Elapsed.TotalSeconds);
                }
            }
        }
    }

    private static LuoExplorable Model(Design design, int sessions, int files, int faults)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{sessions}x{files}x{faults}");
        string[] lines =
        [
            $"workload {id}",
            "handler full",
            "flb g of full",
            .. Enumerable.Range(1, files).Select(f => string.Create(CultureInfo.InvariantCulture, $"file f{f} full")),
            "sessions " + string.Join(' ', Enumerable.Range(1, sessions).Select(s => string.Create(CultureInfo.InvariantCulture, $"s{s}"))),
            "kexecs 1",
            string.Create(CultureInfo.InvariantCulture, $"faults {faults}"),
        ];
        Workload workload = WorkloadParser.Parse(id, string.Join('\n', lines));
        return new(InvariantSet.For(design, workload, InvariantCatalog.All));
    }
}
