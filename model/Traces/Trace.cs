using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Model.Traces;

/// <summary>One command of a trace with everything that can be told about it.</summary>
/// <param name="Command">What was done.</param>
/// <param name="Replay">The same as a number, with the points at which the environment deviated.</param>
/// <param name="Result">What came back.</param>
/// <param name="Events">What LUO did, in order.</param>
/// <param name="After">The state afterwards.</param>
/// <param name="Violated">Ids of the invariants that this step or the state after it violates.</param>
public sealed record TraceStep(
    Command Command, ReplayCommand Replay, Result Result, IReadOnlyList<LuoEvent> Events, byte[] After, IReadOnlyList<string> Violated)
{
    /// <summary>Who did it; a scenario names its actors, else it follows from the operation (<see cref="Actors"/>).</summary>
    public string Actor { get; init; } = Actors.Of(Command.Op);

    /// <summary>What a scenario asked the outside to do at this step, one line each: <c>freeze full token 2 -> -EIO</c>.</summary>
    public IReadOnlyList<string> Outside { get; init; } = [];

    /// <summary>A view of the state afterwards.</summary>
    public LuoState State(LuoSystem system) => new(system.Layout, After);
}

/// <summary>
/// A run of one design on one workload: the object that every rendering is made from. Its length counts commands after the initial state; faults are given
/// beside it.
/// </summary>
/// <param name="System">Design and workload.</param>
/// <param name="Initial">The state before the first command.</param>
/// <param name="Steps">The commands.</param>
public sealed record Trace(LuoSystem System, byte[] Initial, IReadOnlyList<TraceStep> Steps)
{
    /// <summary>Ids of the invariants that were asked at every step: those a step does not name in <see cref="TraceStep.Violated"/> held there.</summary>
    public IReadOnlyList<string> Checked { get; init; } = [];

    /// <summary>Where the lasso begins when the end can be repeated for ever: index of a state, 0 = the initial one; null when the trace just ends.</summary>
    public int? Loop
    {
        get => field ?? Repeated();
        init;
    }

    /// <summary>The string that replays it.</summary>
    public ReplayString Replay => ReplayString.Of(System, [.. Steps.Select(step => step.Replay)]);

    /// <summary>What a rendering calls it: design and workload, or what it was given; a scenario gives its name.</summary>
    public string Title
    {
        get => field ?? $"{System.Design.Id} on {System.Workload.Id}";
        init;
    }

    /// <summary>The command line that shows it again; a scenario names its file.</summary>
    public string ReplayLine
    {
        get => field ?? $"./luo trace '{Replay}'";
        init
        {
            field = value;
            ReplayText = value;
        }
    }

    /// <summary>What files say of how to replay it: the string, or the command line of a scenario, whose commands no string can number.</summary>
    public string ReplayText
    {
        get => field ?? Replay.ToString();
        private init;
    }

    /// <summary>Points at which the environment deviated.</summary>
    public int Faults => Steps.Sum(step => global::System.Numerics.BitOperations.PopCount(step.Replay.Points));

    /// <summary>The first state that the last one equals but for its count of faults; what lies between can be done again for ever.</summary>
    private int? Repeated()
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Equal(i == 0 ? Initial : Steps[i - 1].After, Steps[^1].After))
            {
                return i;
            }
        }

        return null;
    }

    private bool Equal(byte[] one, byte[] other)
    {
        var copy = (byte[])one.Clone();
        new LuoState(System.Layout, copy).Core.Faults = new LuoState(System.Layout, other).Core.Faults;
        return copy.AsSpan().SequenceEqual(other);
    }

    /// <summary>A view of the state before step <paramref name="index"/>.</summary>
    public LuoState Before(int index) => new(System.Layout, index == 0 ? Initial : Steps[index - 1].After);
}
