using LuoModel.Model.Environments;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>A point that a step passed: a callback, or the use of a service.</summary>
/// <param name="Service">The service; null for a callback.</param>
/// <param name="Callback">The callback.</param>
/// <param name="Answer">What the callback answered; 1 for a service that failed, else 0.</param>
public readonly record struct PassedPoint(FaultKind? Service, CallbackPoint Callback, int Answer)
{
    /// <summary>Whether the environment deviated here.</summary>
    public bool Deviated => Service is null ? Answer != Callback.Natural : Answer != 0;
}

/// <summary>The points that the steps of a trace pass, each taken once more under the same choices.</summary>
public static class PassedPoints
{
    /// <summary>The points of step <paramref name="index"/>, in the order in which the step asks.</summary>
    public static IReadOnlyList<PassedPoint> Of(Trace trace, int index) =>
        Of(trace.System, index == 0 ? trace.Initial : trace.Steps[index - 1].After, trace.Steps[index]);

    /// <summary>The points of a step that is taken in <paramref name="before"/>.</summary>
    public static IReadOnlyList<PassedPoint> Of(LuoSystem system, byte[] before, TraceStep step)
    {
        var log = new List<PassedPoint>();
        var environment = new Observing(step.Replay.Points, log);
        var sink = default(Model.Events.NoEvents);
        system.Execute(new LuoState(system.Layout, (byte[])before.Clone()), step.Command, ref environment, ref sink);
        return log;
    }

    private struct Observing(ulong deviations, List<PassedPoint> log) : IEnvironment
    {
        private ChoosingEnvironment _choosing = new(deviations);

        public int Callback(in CallbackPoint point)
        {
            var answer = _choosing.Callback(point);
            log.Add(new PassedPoint(null, point, answer));
            return answer;
        }

        public bool Fails(FaultKind kind)
        {
            var fails = _choosing.Fails(kind);
            log.Add(new PassedPoint(kind, default, fails ? 1 : 0));
            return fails;
        }
    }
}
