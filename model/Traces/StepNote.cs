using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;

namespace LuoModel.Model.Traces;

/// <summary>What every form of a trace says beside a step that a released kernel can not take: that it can not, and the line of code that decides.</summary>
public static class StepNote
{
    /// <summary>The note of a step, one line; null where there is nothing to say.</summary>
    public static string? Of(Trace trace, TraceStep step)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Of(trace.System, step);
    }

    /// <summary>The note of a step on a system, one line; null where there is nothing to say.</summary>
    public static string? Of(LuoSystem system, TraceStep step)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(step);
        return EnvironmentEvents.Of(step.Command)?.Note(system.Design);
    }
}
