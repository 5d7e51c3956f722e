using System.Numerics;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Random;

/// <summary>Says in words what a shrunk trace needs: the last operation with its answer, and each failure with the operation it happened in.</summary>
internal static class Causes
{
    /// <summary>The cause of a shrunk trace.</summary>
    public static string Of(Trace trace)
    {
        var last = trace.Steps[^1];
        var failures = trace.Steps.Where(step => step.Replay.Points != 0).Select(step => $"{Failed(step)} in {Names.Of(step.Command.Op)}").Distinct().Order(StringComparer.Ordinal).ToArray();
        return $"{Names.Of(last.Command.Op)} {Names.Of(last.Result)}{(failures.Length == 0 ? string.Empty : " after failing " + string.Join(", ", failures))}";
    }

    private static string Failed(TraceStep step)
    {
        var failed = step.Events
            .Where(e => e.Kind == EventKind.Fault || (ChoosingEnvironment.MayDeviate(e.Kind) && e.Kind < EventKind.FileFree
                && (e.Ret == ChoosingEnvironment.Failure || (e.Kind == EventKind.CanFinish && e.Ret == 0))))
            .Select(e => e.Kind == EventKind.Fault ? Names.Of((FaultKind)e.N) : Names.Of(e.Kind))
            .Distinct().ToArray();
        return failed.Length == 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BitOperations.PopCount(step.Replay.Points)} points") : string.Join(" and ", failed);
    }
}
