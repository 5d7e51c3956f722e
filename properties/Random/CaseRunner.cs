using System.Numerics;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Random;

/// <summary>
/// Runs cases, one after the other, checking every invariant at every step. Drawing and running are one: the next command depends on the state. Steps allocate
/// nothing. Not shared by threads.
/// </summary>
internal sealed class CaseRunner
{
    /// <summary>A case that begins with a kept sequence walks on for this part of its size: what is new lies near what was new.</summary>
    private const int Continuation = 4;

    private readonly InvariantSet _set;
    private readonly SwarmFeatures _features;
    private readonly CommandDraw _draw;
    private readonly KnownCauses _known;
    private readonly byte[] _current;
    private readonly byte[] _before;
    private readonly int[] _weights;
    private readonly List<RawCause> _also = [];
    private ReplayCommand[] _executed = new ReplayCommand[64];
    private EventBuffer _events = new(256);
    private int _count;
    private int _depth;
    private int _lastNew;
    private UInt128 _broken;

    /// <summary>A runner that ends a case at the first violation that is not known.</summary>
    public CaseRunner(InvariantSet set, SwarmFeatures features, CommandDraw draw, KnownCauses known)
    {
        _set = set;
        _features = features;
        _draw = draw;
        _known = known;
        _current = new byte[set.System.Layout.Size];
        _before = new byte[set.System.Layout.Size];
        _weights = new int[draw.Operations];
        Distribution = new Distribution(set.System);
    }

    /// <summary>What drawn cases did.</summary>
    public Distribution Distribution { get; }

    /// <summary>Commands that explicit cases executed: the price of shrinking.</summary>
    public long ShrinkCommands { get; private set; }

    /// <summary>What the last case executed.</summary>
    public ReadOnlySpan<ReplayCommand> Executed => _executed.AsSpan(0, _count);

    /// <summary>What the last drawn case executed up to its last step that reached a new tuple; empty when none did.</summary>
    public ReadOnlySpan<ReplayCommand> Novel => _executed.AsSpan(0, _lastNew);

    private LuoState State => new(_set.System.Layout, _current);

    /// <summary>Runs a case; false when it violates something that is not known (a drawn case) or what it is meant to (an explicit one).</summary>
    public bool Passes(RandomCase which, ReadOnlySpan<ReplayCommand> plan)
    {
        _set.System.Initial.CopyTo(_current);
        _also.Clear();
        _count = 0;
        _depth = 0;
        _lastNew = 0;
        _broken = 0;
        var drawn = which.Commands is null;
        var cause = drawn ? RunDrawn(which.Draw, plan) : RunExplicit(which);
        if (drawn)
        {
            Distribution.EndCase(State, _depth);
        }

        if (cause is null)
        {
            return true;
        }

        which.Target = cause;
        which.Also = [.. _also];
        which.Executed = Executed.ToArray();
        return false;
    }

    private RawCause? RunExplicit(RandomCase which)
    {
        var commands = which.Commands!;
        for (var i = 0; i < commands.Count && State.Core.Halted == 0; i++)
        {
            if (Follow(commands[i], which.Target, drawn: false, out var cause))
            {
                return cause;
            }
        }

        return null;
    }

    private RawCause? RunDrawn(RandomDraw draw, ReadOnlySpan<ReplayCommand> plan)
    {
        var dice = new Dice(draw.Seed);
        _draw.Weigh(draw, ref dice, _weights);
        var faults = new FaultDraw(draw, ref dice);
        foreach (ref readonly var command in plan)
        {
            if (State.Core.Halted != 0)
            {
                return null;
            }

            if (Follow(command, null, drawn: true, out var cause))
            {
                return cause;
            }
        }

        var walk = plan.IsEmpty ? draw.Size : Math.Max(1, draw.Size / Continuation);
        for (var i = 0; i < walk && State.Core.Halted == 0; i++)
        {
            var index = _draw.Draw(State, _weights, ref dice);
            if (index < 0)
            {
                return null;
            }

            var op = _set.System.Catalog.Commands[index].Op;
            var environment = faults.Next(i, op, State.Core.Faults, _features, ref dice);
            if (!Execute(index, ref environment, null, drawn: true, out var cause))
            {
                return null;
            }

            faults.Passed(op, environment.Passed);
            Record(index, environment.Taken);
            if (cause is not null)
            {
                return cause;
            }
        }

        return null;
    }

    /// <summary>Executes a given command if it can be issued; true when the case ends with a cause.</summary>
    private bool Follow(ReplayCommand command, RawCause? target, bool drawn, out RawCause? cause)
    {
        cause = null;
        var bounds = _set.System.Workload.Bounds;
        if (!_set.System.Catalog.Enabled(State, command.Command))
        {
            return false;
        }

        var points = BitOperations.PopCount(command.Points) + State.Core.Faults > bounds.Faults ? 0 : command.Points;
        var environment = new ChoosingEnvironment(points);
        if (!Execute(command.Command, ref environment, target, drawn, out cause))
        {
            return false;
        }

        Record(command.Command, environment.Passed < 64 ? points & ((1UL << environment.Passed) - 1) : points);
        return cause is not null;
    }

    private void Record(int command, ulong points)
    {
        if (_count == _executed.Length)
        {
            Array.Resize(ref _executed, 2 * _count);
        }

        _executed[_count++] = new ReplayCommand(command, points);
        State.Core.Faults += (byte)BitOperations.PopCount(points);
    }

    /// <summary>Executes and checks a command; false when the state has no room for what it makes, which ends the case.</summary>
    private bool Execute<TEnvironment>(int index, ref TEnvironment environment, RawCause? target, bool drawn, out RawCause? cause)
        where TEnvironment : struct, IEnvironment
    {
        var system = _set.System;
        var after = State;
        _current.CopyTo(_before.AsSpan());
        _events.Clear();
        var command = system.Catalog.Commands[index];
        Result result;
        cause = null;
        try
        {
            result = system.Execute(after, command, ref environment, ref _events);
        }
        catch (DimensionExceededException)
        {
            // What it did before was checked; a step that did not come to its end can not be.
            _before.CopyTo(_current.AsSpan());
            Distribution.Coverage.Cut(CutReason.NoRoom);
            after.Core.Halted = 1;
            return false;
        }

        var step = new StepView(system, new LuoState(system.Layout, _before), after, command, result, _events.Events);
        var steps = _set.CheckStep(step);
        var same = _current.AsSpan().SequenceEqual(_before);
        var states = same ? _broken : _set.CheckState(after);
        var violated = steps | (states & ~_broken);
        _broken = states;
        _depth += same ? 0 : 1;
        if (drawn)
        {
            _lastNew = Distribution.Count(step) ? _count + 1 : _lastNew;
        }
        else
        {
            ShrinkCommands++;
        }

        cause = violated == 0 ? null : CauseOf(violated, command.Op, result, target);
        return true;
    }

    /// <summary>The first violation that is meant, or that is new; others that are new with the same step are kept beside it.</summary>
    private RawCause? CauseOf(UInt128 violated, Op op, Result result, RawCause? target)
    {
        RawCause? first = null;
        for (; violated != 0; violated &= violated - 1)
        {
            var cause = RawCause.Of((int)UInt128.TrailingZeroCount(violated), op, result);
            if (target is { } wanted ? cause != wanted : _known.Contains(cause))
            {
                continue;
            }

            if (first is null)
            {
                first = cause;
            }
            else
            {
                _also.Add(cause);
            }
        }

        return first;
    }
}
