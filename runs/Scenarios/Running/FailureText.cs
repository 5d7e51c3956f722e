using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>What failed at a step because the environment deviated, in words.</summary>
public static class FailureText
{
    /// <summary>One line for each failure, in order: <c>copy_to_user fails</c>, <c>freeze full token 1 -> -EIO</c>; with its count where one service is used more than once.</summary>
    /// <param name="system">Design and workload.</param>
    /// <param name="before">The state in which the step is taken.</param>
    /// <param name="step">The step.</param>
    public static IReadOnlyList<string> Of(LuoSystem system, byte[] before, TraceStep step)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(step);
        if (step.Replay.Points == 0)
        {
            return [];
        }

        var points = PassedPoints.Of(system, before, step);
        return [.. points.Select((point, i) => (point, i)).Where(passed => passed.point.Deviated).Select(passed => Text(system, points, passed.i))];
    }

    private static string Text(LuoSystem system, IReadOnlyList<PassedPoint> points, int index)
    {
        var (service, call, answer) = points[index];
        if (service is { } kind)
        {
            var use = points.Take(index + 1).Count(point => point.Service == kind);
            var uses = points.Count(point => point.Service == kind);
            return Names.Of(kind) + (uses > 1 ? string.Create(CultureInfo.InvariantCulture, $" fails, use {use}") : " fails");
        }

        var said = call.Kind == EventKind.CanFinish ? "no" : Errno.Name(answer);
        return $"{Names.Of(call.Kind)}{Whose(system.Workload, call)} -> {said}";
    }

    /// <summary>Whose callback it is: <c> of full token 1</c>; empty where only one can be meant.</summary>
    internal static string Whose(Workload workload, in CallbackPoint call) => call.Kind switch
    {
        EventKind.FlbPreserve or EventKind.FlbRetrieve => $" of {workload.Flbs[call.Who]}",
        EventKind.SubsystemPrepare or EventKind.SubsystemFreeze => $" subsystem {workload.Subsystems[call.Who].Name}",
        _ when call.Token >= 0 => $" of {workload.Handlers[call.Who].Name} token {workload.Tokens[call.Token]}",
        _ => string.Empty,
    };
}
