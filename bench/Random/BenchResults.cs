using LuoModel.Properties.Bugs;

namespace LuoModel.Bench.Random;

/// <summary>Speed on one workload.</summary>
/// <param name="Workload">Workload id.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Commands">Commands executed.</param>
/// <param name="Seconds">Time.</param>
/// <param name="BareCommandsPerSecond">Steps with events, monitors and invariants on plain walks, one thread, per second.</param>
/// <param name="BytesPerCommand">Managed bytes allocated per command, by FsCheck for the cases; steps allocate nothing.</param>
public sealed record SpeedResult(string Workload, int Threads, long Commands, double Seconds, double BareCommandsPerSecond, double BytesPerCommand)
{
    /// <summary>Commands per second.</summary>
    public double CommandsPerSecond => Commands / Seconds;

    /// <summary>Share of the bare rate.</summary>
    public double Ratio => CommandsPerSecond / BareCommandsPerSecond;
}

/// <summary>Tuples that one seed reached.</summary>
/// <param name="Workload">Workload id.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Commands">Commands of each of the two runs.</param>
/// <param name="Guided">Tuples with guidance.</param>
/// <param name="Unguided">Tuples without.</param>
public sealed record GuidanceResult(string Workload, ulong Seed, long Commands, int Guided, int Unguided);

/// <summary>One search for one defect.</summary>
/// <param name="Seed">Seed.</param>
/// <param name="Seconds">Until it was found, shrinking included; null when it was not.</param>
/// <param name="Commands">Commands until then, or until the time was over.</param>
/// <param name="Length">Commands of the shrunk trace; null when it was not found.</param>
public sealed record DefectSearch(ulong Seed, double? Seconds, long Commands, int? Length);

/// <summary>The searches for one defect in one way.</summary>
/// <param name="Bug">The row of the catalogue.</param>
/// <param name="Swarm">Whether cases switched off features.</param>
/// <param name="Guided">Whether new sequences were kept and changed.</param>
/// <param name="Shortest">Commands of the exhaustive engine's shortest trace; null when it has none.</param>
/// <param name="Searches">One for each seed.</param>
public sealed record DefectResult(Bug Bug, bool Swarm, bool Guided, int? Shortest, IReadOnlyList<DefectSearch> Searches)
{
    /// <summary>Seeds that found it.</summary>
    public int Found => Searches.Count(search => search.Seconds is not null);

    /// <summary>Median seconds over all seeds; null when half of them did not find it.</summary>
    public double? MedianSeconds => Median(Searches.Select(search => search.Seconds ?? double.PositiveInfinity)) is var median && double.IsFinite(median) ? median : null;

    /// <summary>Median commands over all seeds.</summary>
    public double MedianCommands => Median(Searches.Select(search => (double)search.Commands));

    /// <summary>Median and greatest excess over the shortest trace, of the seeds that found it.</summary>
    public (double Median, int Most)? Excess => Found > 0 && Shortest is { } shortest
        ? (Median(Lengths(shortest).Select(length => (double)length)), Lengths(shortest).Max())
        : null;

    private IEnumerable<int> Lengths(int shortest) => Searches.Where(search => search.Length is not null).Select(search => search.Length!.Value - shortest);

    private static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
