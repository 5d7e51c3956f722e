using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>How the random engine runs. With a bound of commands alone a run depends on nothing but these values, not on threads or time.</summary>
public sealed record RandomOptions
{
    /// <summary>Commands of a run unless told otherwise.</summary>
    public const long DefaultCommands = 300_000;

    /// <summary>Largest size of a case unless told otherwise: the most commands it can have.</summary>
    public const int DefaultSize = 100;

    /// <summary>Where it starts; the same seed gives the same run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Commands after which it ends, shrinking not counted.</summary>
    public long Commands { get; init; } = DefaultCommands;

    /// <summary>Time after which it ends.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Size of the largest cases; sizes grow linearly to it, again and again.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>Parts that run on their own, each with its share of the commands. They, and not the threads, decide what is found.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>Threads.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether cases switch off features.</summary>
    public bool Swarm { get; init; } = true;

    /// <summary>Whether sequences that reached something new are kept and changed.</summary>
    public bool Guided { get; init; } = true;

    /// <summary>Violations of one invariant that are shrunk in a lane; they differ in the operation that violates, or in its answer.</summary>
    public int MostPerInvariant { get; init; } = 4;

    /// <summary>End as soon as every invariant was violated that is named here; empty for never.</summary>
    public IReadOnlySet<string> StopOnce { get; init; } = new HashSet<string>();

    /// <summary>Sequences to begin with. Those that reach something new are kept and changed like others; without guidance they are only run.</summary>
    public IReadOnlyList<IReadOnlyList<ReplayCommand>> Seeds { get; init; } = [];

    /// <summary>Told how far the run is, from any thread.</summary>
    public IProgress<RandomProgress>? Progress { get; init; }

    /// <summary>Ends the run early; what is known is reported.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="Commands">Commands executed.</param>
/// <param name="Cases">Cases.</param>
/// <param name="Tuples">Tuples that the reporting lane reached.</param>
/// <param name="Violations">Distinct violations that the lane found.</param>
/// <param name="Seconds">Since the start.</param>
public sealed record RandomProgress(long Commands, long Cases, int Tuples, int Violations, double Seconds);
