using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Runs.Scripts;

/// <summary>What of a trace only mocks can do: which callbacks answered something else than success, and for which file.</summary>
public static class TraceInjections
{
    /// <summary>Callbacks of a step that answered something else than success; a retrieve that could not get its FLB failed by itself.</summary>
    public static IEnumerable<LuoEvent> Of(TraceStep step)
    {
        var noFlb = false;
        foreach (var e in step.Events)
        {
            var fails = e.Kind switch
            {
                EventKind.Preserve or EventKind.Freeze or EventKind.FlbPreserve or EventKind.FlbRetrieve => e.Ret != 0,
                EventKind.Retrieve => e.Ret != 0 && !noFlb,
                EventKind.CanFinish => e.Ret == 0,
                _ => false,
            };
            noFlb = e.Kind == EventKind.FlbGetIncomingCall && e.Ret != 0;
            if (fails)
            {
                yield return e;
            }
        }
    }

    /// <summary>The number of the file that a callback is about, as it was opened; -1 for FLBs and where nothing tells.</summary>
    /// <param name="e">The callback.</param>
    /// <param name="before">The state before its command.</param>
    /// <param name="after">The state behind it.</param>
    public static int Origin(in LuoEvent e, LuoState before, LuoState after)
    {
        if (e.Kind is EventKind.FlbPreserve or EventKind.FlbRetrieve)
        {
            return -1;
        }

        var origin = -1;
        if (e.File >= 0)
        {
            origin = before.User(e.File).Kind != UserFileKind.Free ? before.User(e.File).Origin : after.User(e.File).Origin;
        }

        return origin < 0 && e.Preservation >= 0 ? before.Handle(e.Preservation).Origin - 2 : origin;
    }
}
