using System.Numerics;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Comparison;

namespace LuoModel.Properties.Random;

/// <summary>
/// Runs cases on two designs side by side: commands are drawn for A, whatever fails in A fails in B by its name, and a case ends where the two can be told
/// apart. Not shared by threads.
/// </summary>
internal sealed class DifferenceRunner
{
    private readonly LuoSystem _a;
    private readonly LuoSystem _b;
    private readonly ProductQuestion _question;
    private readonly SwarmFeatures _features;
    private readonly CommandDraw _draw;
    private readonly int[] _weights;
    private readonly byte[] _stateA;
    private readonly byte[] _stateB;
    private readonly byte[] _beforeA;
    private readonly byte[] _beforeB;
    private readonly List<NamedPoint> _points = [];
    private readonly List<ReplayCommand> _executed = [];
    private EventBuffer _eventsA = new(256);
    private EventBuffer _eventsB = new(256);

    /// <summary>A runner for two systems over one workload.</summary>
    public DifferenceRunner(LuoSystem a, LuoSystem b, ProductQuestion question)
    {
        _a = a;
        _b = b;
        _question = question;
        _features = new SwarmFeatures(a);
        _draw = new CommandDraw(a, _features);
        _weights = new int[_draw.Operations];
        _stateA = new byte[a.Layout.Size];
        _stateB = new byte[b.Layout.Size];
        _beforeA = new byte[a.Layout.Size];
        _beforeB = new byte[b.Layout.Size];
    }

    /// <summary>Commands executed, shrinking included.</summary>
    public long Commands { get; private set; }

    /// <summary>The difference at the end of the last case that did not pass, in words.</summary>
    public string? Difference { get; private set; }

    /// <summary>Takes each step of the last case, when set.</summary>
    public Action<DiffStep>? Watcher { get; set; }

    private LuoState A => new(_a.Layout, _stateA);

    private LuoState B => new(_b.Layout, _stateB);

    /// <summary>A case of a size, from a seed.</summary>
    public RandomCase Make(ulong seed, int size)
    {
        var dice = new Dice(Dice.Mix(seed, 1));
        return new RandomCase(new RandomDraw(seed, size, _a.Workload.Bounds.Faults, _features.Draw(ref dice)));
    }

    /// <summary>Runs a case; false when the designs differ.</summary>
    public bool Passes(RandomCase which)
    {
        _a.Initial.CopyTo(_stateA);
        _b.Initial.CopyTo(_stateB);
        _executed.Clear();
        if (which.Commands is { } commands ? Follow(commands) : Walk(which.Draw))
        {
            return true;
        }

        which.Target = RawCause.Of(0, _a.Catalog.Commands[_executed[^1].Command].Op, Result.Ok);
        which.Executed = [.. _executed];
        return false;
    }

    private bool Follow(IReadOnlyList<ReplayCommand> commands)
    {
        foreach (var command in commands)
        {
            var points = A.Core.Faults < _a.Workload.Bounds.Faults ? command.Points : 0;
            if (Enabled(command.Command) && Differs(command.Command, new ChoosingEnvironment(points), _ => points))
            {
                return false;
            }
        }

        return true;
    }

    private bool Walk(RandomDraw draw)
    {
        var dice = new Dice(draw.Seed);
        _draw.Weigh(draw, ref dice, _weights);
        var faults = new FaultDraw(draw, ref dice);
        for (var i = 0; i < draw.Size; i++)
        {
            var index = A.Core.Halted == 0 && B.Core.Halted == 0 ? _draw.Draw(A, _weights, ref dice) : -1;
            if (index < 0)
            {
                return true;
            }

            var environment = faults.Next(i, _a.Catalog.Commands[index].Op, A.Core.Faults, _features, ref dice);
            if (Differs(index, environment, static taken => taken.Taken))
            {
                return false;
            }
        }

        return true;
    }

    private bool Enabled(int index) => A.Core.Halted == 0 && B.Core.Halted == 0 && _a.Catalog.Enabled(A, index);

    /// <summary>Executes a command on both sides. What A refuses and B accepts is taken back where only A's programs count.</summary>
    private bool Differs<TEnvironment>(int index, TEnvironment environment, Func<TEnvironment, ulong> taken)
        where TEnvironment : struct, IEnvironment
    {
        _stateA.CopyTo(_beforeA.AsSpan());
        _stateB.CopyTo(_beforeB.AsSpan());
        _points.Clear();
        _eventsA.Clear();
        _eventsB.Clear();
        Commands++;
        var command = _a.Catalog.Commands[index];
        var naming = new NamingEnvironment<TEnvironment>(environment, _points);
        Result a;
        Result b;
        try
        {
            a = _a.Execute(A, command, ref naming, ref _eventsA);
            var same = new NamedEnvironment(naming.Deviation);
            b = _b.Execute(B, command, ref same, ref _eventsB);
        }
        catch (DimensionExceededException)
        {
            // A design that leaks without end; what it does on the way was compared.
            TakeBack();
            return false;
        }

        var difference = Visible.Difference(command, A, a, _eventsA.Events, B, b, _eventsB.Events);
        var answer = Visible.Answer(_question, difference, a, b);
        if (answer == VisibleAnswer.Beside)
        {
            TakeBack();
            return false;
        }

        var points = naming.Deviation == NamedPoint.None ? 0 : taken(naming.Inner);
        _executed.Add(new ReplayCommand(index, points));
        A.Core.Faults += (byte)BitOperations.PopCount(points);
        B.Core.Faults = A.Core.Faults;
        Watcher?.Invoke(new DiffStep(command, naming.Deviation, a, _eventsA.Events.ToArray(), b, _eventsB.Events.ToArray()));
        Difference = difference;
        return answer == VisibleAnswer.Different;
    }

    private void TakeBack()
    {
        _beforeA.CopyTo(_stateA.AsSpan());
        _beforeB.CopyTo(_stateB.AsSpan());
    }
}
