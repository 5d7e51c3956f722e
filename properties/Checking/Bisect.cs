using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Properties.Checking;

/// <summary>A smallest set of switches that flips a verdict.</summary>
/// <param name="Switches">The switches, set from A's to B's value.</param>
/// <param name="Design">A with these switches.</param>
/// <param name="Verdict">The invariant's verdict on it.</param>
/// <param name="Length">Commands of the shortest trace when it is violated.</param>
public sealed record FlippingSet(IReadOnlyList<DesignSwitch> Switches, Design Design, Verdict Verdict, int? Length);

/// <summary>The answer of a bisection.</summary>
/// <param name="OnA">Verdict on A.</param>
/// <param name="OnB">Verdict on B.</param>
/// <param name="Differing">Switches on which A and B differ.</param>
/// <param name="Sets">Every smallest set that flips the verdict; empty when the verdicts are equal.</param>
/// <param name="Checked">Designs that were checked.</param>
public sealed record BisectReport(Verdict OnA, Verdict OnB, IReadOnlyList<DesignSwitch> Differing, IReadOnlyList<FlippingSet> Sets, int Checked);

/// <summary>Finds the smallest set of switches that flips an invariant's verdict between two designs.</summary>
public static class Bisect
{
    /// <summary>Searches subsets of the differing switches by size; every subset is checked, none is inferred.</summary>
    /// <exception cref="UserError">The designs do not have one vocabulary, or the invariant means nothing on one of them.</exception>
    public static BisectReport Run(Invariant invariant, Design a, Design b, Workload workload, ExplorationOptions options)
    {
        var differing = SwitchCatalog.Differences(a, b).ToArray();
        if (a.Vocabulary != b.Vocabulary)
        {
            throw new UserError($"{a.Id} and {b.Id} have different operations, expected designs of one vocabulary");
        }

        var onA = Judge(invariant, a, workload, options);
        var onB = Judge(invariant, b, workload, options);
        var count = 2;
        var sets = new List<FlippingSet>();
        for (var size = 1; size <= differing.Length && onA.Verdict != onB.Verdict && sets.Count == 0; size++)
        {
            foreach (var subset in Subsets(differing, size))
            {
                options.Cancellation.ThrowIfCancellationRequested();
                var design = subset.Aggregate(a, (changed, known) => known.Set(changed, known.Of(b)));
                var judged = Judge(invariant, design, workload, options);
                count++;
                if (judged.Verdict == onB.Verdict)
                {
                    sets.Add(new FlippingSet(subset, design, judged.Verdict, judged.Length));
                }
            }
        }

        return new BisectReport(onA.Verdict, onB.Verdict, differing, sets, count);
    }

    private static (Verdict Verdict, int? Length) Judge(Invariant invariant, Design design, Workload workload, ExplorationOptions options)
    {
        var set = InvariantSet.For(design, workload, [invariant]);
        if (set.Invariants.Count == 0)
        {
            return (Verdict.NotApplicable, null);
        }

        var report = Explorer.Explore(new LuoExplorable(set), options with { StopOnceViolated = 1 });
        var verdict = report.Invariants[0].Verdict switch
        {
            ExplorationVerdict.Holds => Verdict.Holds,
            ExplorationVerdict.Violated => Verdict.Violated,
            _ => Verdict.Unknown,
        };
        return (verdict, report.Invariants[0].Shortest?.Trace.Length);
    }

    private static IEnumerable<DesignSwitch[]> Subsets(DesignSwitch[] all, int size)
    {
        var chosen = Enumerable.Range(0, size).ToArray();
        while (true)
        {
            yield return [.. chosen.Select(i => all[i])];
            var at = size - 1;
            while (at >= 0 && chosen[at] == all.Length - size + at)
            {
                at--;
            }

            if (at < 0)
            {
                yield break;
            }

            chosen[at]++;
            for (var i = at + 1; i < size; i++)
            {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }
}
