using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>What several invariants ask about FLBs.</summary>
internal static class FlbUse
{
    /// <summary>Whether the design has FLBs and the workload links one.</summary>
    public static bool Linked(LuoSystem system) => system.Workload.Links.Count > 0 && system.Design.FlbCounting != FlbCounting.Absent;

    /// <summary>Files of a session whose handler links an FLB in every boot.</summary>
    public static int FilesOf(LuoSystem system, LuoState state, int session, int flb)
    {
        var files = 0;
        foreach (ref readonly var entry in state.Files(session))
        {
            files += system.BootLink(entry.Handler, flb) ? 1 : 0;
        }

        return files;
    }

    /// <summary>Whether an FLB had its outgoing object when event <paramref name="at"/> of the step happened.</summary>
    public static bool HadObject(in StepView step, int flb, int at)
    {
        var had = step.Before.Flb(flb).OutObject != 0;
        for (var i = 0; i < at; i++)
        {
            ref readonly var e = ref step.Events[i];
            if (e.Who == flb && e.Kind == EventKind.FlbPreserve)
            {
                had |= e.Ret == 0;
            }
            else if (e.Who == flb && e.Kind == EventKind.FlbUnpreserve)
            {
                had = false;
            }
        }

        return had;
    }

    /// <summary>Whether an FLB was finished before event <paramref name="at"/> of the step happened.</summary>
    public static bool WasFinished(in StepView step, int flb, int at)
    {
        var finished = step.Before.Flb(flb).Finished != 0;
        for (var i = 0; i < at; i++)
        {
            finished |= step.Events[i].Who == flb && step.Events[i].Kind == EventKind.FlbFinish;
        }

        return finished;
    }
}
