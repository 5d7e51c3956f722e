using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Random;

/// <summary>What a run really did, so that nobody is fooled by a shallow one. Shrinking is not counted.</summary>
public sealed class Distribution
{
    private const int Buckets = 9;

    private readonly long[] _depths = new long[Buckets];
    private readonly long[] _kexecs = new long[Buckets];
    private readonly long[] _faults = new long[Buckets];

    /// <summary>Empty counts.</summary>
    public Distribution(LuoSystem system) => Coverage = new LuoCoverage(system);

    /// <summary>Operations with their answers, callbacks with success and failure.</summary>
    public LuoCoverage Coverage { get; }

    /// <summary>Tuples (operation, answer, callbacks, phase).</summary>
    public CoverageMap Tuples { get; } = new();

    /// <summary>Cases.</summary>
    public long Cases { get; private set; }

    /// <summary>Commands.</summary>
    public long Commands { get; private set; }

    /// <summary>Commands that were refused with an errno.</summary>
    public long Refused { get; private set; }

    /// <summary>Cases by the number of commands that changed something: 0, 1, 2-3, 4-7, 8-15, 16-31, 32-63, 64-127, more.</summary>
    public IReadOnlyList<long> Depths => _depths;

    /// <summary>Cases by kexecs; the last entry stands for more.</summary>
    public IReadOnlyList<long> Kexecs => _kexecs;

    /// <summary>Cases by faults; the last entry stands for more.</summary>
    public IReadOnlyList<long> Faults => _faults;

    /// <summary>The label of an entry of <see cref="Depths"/>.</summary>
    public static string DepthLabel(int bucket) => bucket switch
    {
        0 => "0",
        1 => "1",
        Buckets - 1 => "128+",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{1 << (bucket - 1)}-{(1 << bucket) - 1}"),
    };

    /// <summary>Counts a step; true when it reached a tuple for the first time.</summary>
    internal bool Count(in StepView step)
    {
        Commands++;
        Refused += step.Refused ? 1 : 0;
        Coverage.Count(step);
        return Tuples.Add(step);
    }

    /// <summary>Counts a case that ended in a state.</summary>
    internal void EndCase(LuoState state, int depth)
    {
        Cases++;
        _depths[Math.Min(depth == 0 ? 0 : System.Numerics.BitOperations.Log2((uint)depth) + 1, Buckets - 1)]++;
        _kexecs[Math.Min((int)state.Core.Kexecs, Buckets - 1)]++;
        _faults[Math.Min((int)state.Core.Faults, Buckets - 1)]++;
    }

    /// <summary>Adds other counts.</summary>
    internal void Add(Distribution other)
    {
        Cases += other.Cases;
        Commands += other.Commands;
        Refused += other.Refused;
        Coverage.Add(other.Coverage);
        Tuples.Add(other.Tuples);
        for (var i = 0; i < Buckets; i++)
        {
            _depths[i] += other._depths[i];
            _kexecs[i] += other._kexecs[i];
            _faults[i] += other._faults[i];
        }
    }
}
