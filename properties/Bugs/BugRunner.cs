using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Properties.Bugs;

/// <summary>Looks for bugs with the exhaustive engine: to the shortest violation on the design that has one, to the end on the fixed design.</summary>
public static class BugRunner
{
    /// <summary>Looks for some bugs, several at a time. The results are in the order asked for and do not depend on the number of threads.</summary>
    /// <param name="bugs">The rows.</param>
    /// <param name="threads">Rows at a time.</param>
    /// <param name="stop">Ends it early: rows not looked at are unknown.</param>
    /// <param name="progress">Told each row that is done.</param>
    public static IReadOnlyList<BugResult> Run(IReadOnlyList<Bug> bugs, int threads, CancellationToken stop, IProgress<BugResult>? progress = null)
    {
        var results = new BugResult[bugs.Count];
        Parallel.For(0, bugs.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            results[i] = stop.IsCancellationRequested ? new BugResult(bugs[i], BugVerdict.Unknown) : Run(bugs[i], stop);
            progress?.Report(results[i]);
        });
        return results;
    }

    /// <summary>Looks for one bug.</summary>
    public static BugResult Run(Bug bug, CancellationToken stop = default)
    {
        if (!bug.IsObservable)
        {
            return new BugResult(bug, BugVerdict.NotObservable);
        }

        var broken = Explore(bug, bug.Design!, stop);
        var result = new BugResult(bug, BugVerdict.Unknown) { Broken = broken };
        if (broken.Verdict != Checking.Verdict.Violated)
        {
            return broken.Verdict == Checking.Verdict.Holds ? result with { Verdict = BugVerdict.Refuted } : result;
        }

        var shown = bug.IsSuspicion ? BugVerdict.Confirmed : BugVerdict.Found;
        if (bug.Fixed is null)
        {
            return result with { Verdict = shown };
        }

        var mended = Explore(bug, bug.Fixed, stop);
        return result with
        {
            Mended = mended,
            Verdict = mended.Verdict switch
            {
                Checking.Verdict.Holds => shown,
                Checking.Verdict.Violated => BugVerdict.NotFixed,
                _ => BugVerdict.Unknown,
            },
        };
    }

    private static VerdictRow Explore(Bug bug, string design, CancellationToken stop)
    {
        var options = new CheckOptions { Invariants = [bug.Invariant!], Faults = bug.Faults, OnlyShortest = true, Cancellation = stop };
        var set = ExhaustiveCheck.Bind(DesignText.Parse(design), WorkloadCatalog.Get(bug.Workload!), options);
        var (rows, _) = ExhaustiveCheck.Run(set, options, out _);
        return rows.Count == 1 ? rows[0] : throw new ArgumentException($"{bug.Id}: {bug.Invariant} does not apply to {design}", nameof(bug));
    }
}
