using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>A step that was taken: who, which one, and whether what may fail did.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Actor">Number of the actor in its phase.</param>
/// <param name="Step">Number of the step.</param>
/// <param name="Fails">Whether its clause was in force.</param>
/// <param name="Continues">It goes on with a call that was begun before.</param>
internal readonly record struct Move(int Phase, int Actor, int Step, bool Fails, bool Continues);

/// <summary>A point of a run: the machine, how far every actor is, and what conditions remember.</summary>
internal sealed class RunNode
{
    /// <summary>The machine.</summary>
    public required byte[] State { get; init; }

    /// <summary>The next step of each actor of the phase.</summary>
    public required short[] Next { get; init; }

    /// <summary>The phase.</summary>
    public int Phase { get; init; }

    /// <summary>The actor in the middle of a call, counted from 1; 0 for none.</summary>
    public int UnderWay { get; init; }

    /// <summary>What was asked of the outside and still lasts.</summary>
    public required ScriptedOutside Outside { get; init; }

    /// <summary>Results of the labelled steps.</summary>
    public required StepResult?[] Results { get; init; }

    /// <summary>How often counted events happened, up to 255.</summary>
    public required byte[] Counts { get; init; }

    /// <summary>Invariants violated so far.</summary>
    public UInt128 Violated { get; init; }

    /// <summary>How the machine stopped.</summary>
    public Outcome Stop { get; init; }

    /// <summary>Number of the node before, -1 for the first.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>The step that led here.</summary>
    public Move Move { get; init; }

    /// <summary>Everything that decides what can follow and what conditions say, as bytes.</summary>
    public byte[] Key()
    {
        var numbers = new List<int>(64) { Phase, UnderWay, (int)Stop, (int)Violated, (int)(Violated >> 32) };
        foreach (var next in Next)
        {
            numbers.Add(next);
        }

        foreach (var result in Results)
        {
            numbers.Add(result is { } known ? ((int)known.Outcome << 20) ^ known.Ret : int.MinValue);
        }

        foreach (var count in Counts)
        {
            numbers.Add(count);
        }

        Outside.AppendTo(numbers);
        var key = new byte[State.Length + (4 * numbers.Count)];
        State.CopyTo(key, 0);
        for (var i = 0; i < numbers.Count; i++)
        {
            BitConverter.TryWriteBytes(key.AsSpan(State.Length + (4 * i)), numbers[i]);
        }

        return key;
    }
}

/// <summary>Byte arrays by content.</summary>
internal sealed class ByContent : IEqualityComparer<byte[]>
{
    /// <inheritdoc/>
    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    /// <inheritdoc/>
    public int GetHashCode(byte[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
