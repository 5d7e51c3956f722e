using LuoModel.Search;

namespace LuoModel.Bench.Exhaustive;

/// <summary>
/// Measures the exhaustive engine. Rates of a shared machine vary by a third from one minute to the next, so everything that is
/// compared alternates within one run: reference, one thread, several threads, and again.
/// </summary>
public static class ExhaustiveBench
{
    /// <summary>Measures one case.</summary>
    /// <param name="which">The case.</param>
    /// <param name="threads">Numbers of workers to measure, ascending; the first is what the speed-up of the others refers to.</param>
    /// <param name="repetitions">How often everything is run, after one run that only warms up.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>A line for each number of workers.</returns>
    /// <exception cref="OperationCanceledException">The measurement was cancelled: half of one says nothing.</exception>
    public static IReadOnlyList<ExhaustiveBenchResult> Measure(
        ExhaustiveCase which, IReadOnlyList<int> threads, int repetitions, CancellationToken cancellation = default)
    {
        // What is slow in the first run is the compiler; a tenth of a second of it is much for a case that takes two.
        _ = which.Reference?.Invoke();
        _ = Explore(which, threads[^1], cancellation);

        List<double> reference = [];
        List<ExplorationReport>[] reports = [.. threads.Select(_ => new List<ExplorationReport>())];
        for (int i = 0; i < repetitions; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (which.Reference is { } bare)
            {
                reference.Add(bare().TotalSeconds);
            }

            for (int t = 0; t < threads.Count; t++)
            {
                reports[t].Add(Explore(which, threads[t], cancellation));
            }
        }

        List<double> first = Seconds(reports[0]);
        return
        [
            .. reports.Select((runs, t) => Line(
                which,
                runs,
                reference.Count > 0 ? Ratio(reference, Seconds(runs)) : null,
                t > 0 ? Ratio(first, Seconds(runs)) : null)),
        ];
    }

    private static ExplorationReport Explore(ExhaustiveCase which, int threads, CancellationToken cancellation)
    {
        ExplorationReport report = which.Explore(new() { Threads = threads, Cancellation = cancellation, DecideAlways = false });
        cancellation.ThrowIfCancellationRequested();
        return report;
    }

    private static ExhaustiveBenchResult Line(ExhaustiveCase which, List<ExplorationReport> runs, double? ratio, double? speedup)
    {
        ExplorationReport best = runs.MinBy(r => r.Cost.Elapsed)!;
        double seconds = best.Cost.Elapsed.TotalSeconds;
        return new(
            which.Id,
            best.Cost.Threads,
            best.Distinct,
            best.Transitions,
            best.Depth,
            seconds,
            best.Distinct / seconds,
            (double)best.Cost.StateBytes / best.Distinct,
            best.Steps / seconds,
            (double)best.Steps / best.Distinct,
            ratio,
            speedup,
            which.Pinned is { } pinned ? runs.TrueForAll(pinned.Match) : null);
    }

    private static List<double> Seconds(List<ExplorationReport> runs) => [.. runs.Select(r => r.Cost.Elapsed.TotalSeconds)];

    // The median of the ratios of neighbours, not the ratio of medians: neighbours had the machine in the same state.
    private static double Ratio(List<double> slower, List<double> faster)
    {
        double[] ratios = [.. slower.Zip(faster, (a, b) => a / b).Order()];
        int middle = ratios.Length / 2;
        return ratios.Length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
    }
}
