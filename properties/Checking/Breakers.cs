using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Properties.Checking;

/// <summary>What the exhaustive engine says of an invariant on a design, on the smallest workload that decides it.</summary>
/// <param name="Design">Design text.</param>
/// <param name="Workload">Workload id.</param>
/// <param name="Row">The verdict.</param>
public sealed record Breaker(string Design, string Workload, VerdictRow Row);

/// <summary>Looks for designs that break an invariant, from the smallest workload on.</summary>
public static class Breakers
{
    /// <summary>States of one search; a design that holds out longer counts as undecided here.</summary>
    private const int MaxStates = 60_000;

    /// <summary>
    /// The shortest trace with which each design that the invariant names breaks it, then what the other named designs do on the same workloads: the first that
    /// they break it on, else the first they hold on.
    /// </summary>
    /// <param name="invariant">The invariant.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="stop">Ends it early; what is known is returned.</param>
    public static IReadOnlyList<Breaker> Find(Invariant invariant, int threads, CancellationToken stop)
    {
        var options = new CheckOptions { Invariants = [invariant.Id], MaxStates = MaxStates, OnlyShortest = true, Threads = threads, Cancellation = stop };
        var workloads = WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Select(WorkloadCatalog.Get).OrderBy(Size).ToArray();
        var found = new List<Breaker>();
        foreach (var design in invariant.BrokenBy.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            found.Add(Best(DesignText.Parse(design), workloads, options));
        }

        var telling = workloads.Where(workload => found.Any(breaker => breaker.Workload == workload.Id)).ToArray();
        foreach (var design in DesignCatalog.All.Where(design => !invariant.BrokenBy.Contains(design.Id)).TakeWhile(_ => !stop.IsCancellationRequested))
        {
            var breaker = Best(design, telling, options);
            if (breaker.Row.Verdict != Verdict.NotApplicable)
            {
                found.Add(breaker);
            }
        }

        return found;
    }

    /// <summary>Small workloads first: sessions, files, FLBs, and what multiplies states.</summary>
    private static int Size(Workload workload) =>
        (workload.Names.Count + (2 * workload.Files.Count) + workload.Flbs.Count + workload.Bounds.Faults) * Math.Max(1, workload.Bounds.Kexecs);

    private static Breaker Best(Design design, IReadOnlyList<Workload> workloads, CheckOptions options)
    {
        var best = new Breaker(design.Id, string.Empty, new VerdictRow(options.Invariants[0], ExhaustiveCheck.Engine, Verdict.NotApplicable));
        foreach (var workload in workloads)
        {
            if (options.Cancellation.IsCancellationRequested || !Runs(design, workload))
            {
                continue;
            }

            var row = Checker.Run(design, workload, [new ExhaustiveCheck()], options).Rows.First(row => row.Invariant == options.Invariants[0]);
            if (row.Verdict == Verdict.Violated)
            {
                return new Breaker(design.Id, workload.Id, row);
            }

            var better = best.Row.Verdict == Verdict.NotApplicable || (best.Row.Verdict == Verdict.Unknown && row.Verdict == Verdict.Holds);
            best = better && row.Verdict != Verdict.NotApplicable ? new Breaker(design.Id, workload.Id, row) : best;
        }

        return best;
    }

    private static bool Runs(Design design, Workload workload)
    {
        try
        {
            CommandCatalog.For(design, workload);
            return true;
        }
        catch (UserError)
        {
            return false;
        }
    }
}
