using System.Numerics;
using LuoModel.Model;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Search;

namespace LuoModel.Properties.Luo;

/// <summary>Makes traces: executes commands with given choices and keeps everything that can be told about them.</summary>
public static class TracePlayer
{
    /// <summary>A trace keeps the state after every command.</summary>
    private const long MostBytes = 2L << 30;

    /// <summary>Plays commands.</summary>
    /// <exception cref="UserError">A command does not exist, or the machine stopped before.</exception>
    public static Trace Play(InvariantSet set, IReadOnlyList<ReplayCommand> commands)
    {
        var system = set.System;
        if ((long)commands.Count * system.Layout.Size > MostBytes)
        {
            throw new UserError($"{Counted.Of(commands.Count, "command")} with a state of {system.Layout.Size} bytes each, expected a trace of at most {MostBytes >> 20} MiB");
        }

        var current = system.Initial.ToArray();
        var steps = new List<TraceStep>(commands.Count);
        var events = new EventBuffer(64);
        foreach (var command in commands)
        {
            if (command.Command >= system.Catalog.Commands.Count)
            {
                throw new UserError($"there is no command {command.Command}, expected a number below {system.Catalog.Commands.Count}");
            }

            if (new LuoState(system.Layout, current).Core.Halted != 0)
            {
                throw new UserError($"the machine stopped at command {steps.Count}, expected no command after that");
            }

            var after = (byte[])current.Clone();
            steps.Add(Step(set, command, current, after, ref events, out _));
            current = after;
        }

        return new Trace(system, system.Initial.ToArray(), steps) { Checked = [.. set.Invariants.Select(invariant => invariant.Id)] };
    }

    /// <summary>The trace of a counterexample or witness of the exhaustive engine.</summary>
    public static Trace Play(InvariantSet set, ActionTrace actions) =>
        Play(set, [.. actions.Steps.Select(step => new ReplayCommand(Deviations.Command(step.Action), Deviations.Points(step.Action)))]);

    /// <summary>Takes one step, with everything that can be told about it.</summary>
    /// <param name="set">Design, workload, and the invariants that are asked.</param>
    /// <param name="replay">The command, and where the environment deviates.</param>
    /// <param name="before">The state in which it is taken; left as it is.</param>
    /// <param name="passed">Points that the step passed, at each of which the environment could have deviated.</param>
    /// <exception cref="DimensionExceededException">The state has no room for what the step makes.</exception>
    public static TraceStep Take(InvariantSet set, ReplayCommand replay, byte[] before, out int passed)
    {
        var events = new EventBuffer(64);
        var after = (byte[])before.Clone();
        return Step(set, replay, before, after, ref events, out passed);
    }

    private static TraceStep Step(InvariantSet set, ReplayCommand replay, byte[] before, byte[] after, ref EventBuffer events, out int passed)
    {
        var system = set.System;
        var command = system.Catalog.Commands[replay.Command];
        var state = new LuoState(system.Layout, after);
        var environment = new ChoosingEnvironment(replay.Points);
        events.Clear();
        var result = system.Execute(state, command, ref environment, ref events);
        passed = environment.Passed;
        var view = new StepView(system, new LuoState(system.Layout, before), state, command, result, events.Events);
        var violated = set.CheckStep(view) | set.CheckState(state);
        state.Core.Faults += (byte)BitOperations.PopCount(replay.Points);
        string[] ids = [.. Enumerable.Range(0, set.Invariants.Count).Where(i => (violated >> i & 1) != 0).Select(i => set.Invariants[i].Id)];
        return new TraceStep(command, replay, result, events.Events.ToArray(), after, ids);
    }
}
