using LuoModel.Cli.Pages;
using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Runs.Scenarios.Running;

namespace LuoModel.Cli.Serving;

/// <summary>A second design that does what the first does, step by step: the same commands by name, the same failures by what fails.</summary>
internal static class Companion
{
    /// <summary>The trace of the second design; it ends where that has no such command, passes no such point, or has stopped.</summary>
    /// <param name="trace">The first design's.</param>
    /// <param name="set">The second design on the same workload.</param>
    public static Trace Follow(Trace trace, InvariantSet set)
    {
        var names = set.System.Catalog.Commands.Select(command => Names.Of(command, set.System.Workload)).ToList();
        var steps = new List<ReplayCommand>();
        var played = TracePlayer.Play(set, steps);
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            var number = names.IndexOf(Names.Of(trace.Steps[i].Command, trace.System.Workload));
            if (number < 0 || (played.Steps.Count > 0 && played.Steps[^1].Result.Outcome != Outcome.Returned))
            {
                break;
            }

            var state = played.Steps.Count == 0 ? played.Initial : played.Steps[^1].After;
            if (Points(set.System, state, new ReplayCommand(number), DiffTraces.Deviations(PassedPoints.Of(trace, i)), set) is not { } points)
            {
                break;
            }

            steps.Add(new ReplayCommand(number, points));
            played = TracePlayer.Play(set, steps);
        }

        return played;
    }

    /// <summary>The points of the second design at which the same fails; null where it passes none such. A failure may lead to points of its own, so they are sought one by one.</summary>
    private static ulong? Points(LuoSystem system, byte[] state, ReplayCommand command, IReadOnlyList<NamedPoint> deviations, InvariantSet set)
    {
        foreach (var deviation in deviations)
        {
            var step = TracePlayer.Take(set, command, state, out _);
            var found = DiffTraces.Points(PassedPoints.Of(system, state, step), deviation);
            if (found == 0)
            {
                return null;
            }

            command = command with { Points = command.Points | found };
        }

        return command.Points;
    }
}
