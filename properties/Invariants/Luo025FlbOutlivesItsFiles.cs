using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO025: an FLB object is there for every callback of its files.</summary>
public sealed class Luo025FlbOutlivesItsFiles : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO025";

    /// <inheritdoc/>
    public override string Sentence => "The object of an FLB exists whenever freeze, unfreeze or unpreserve of a file runs whose handler links it, and one that was handed over is not finished before finish of such a file runs.";

    /// <inheritdoc/>
    public override string Why => "Handlers keep their common state in the FLB; a callback without it follows a pointer to freed memory.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_unpreserve_files() and luo_file_finish_one() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.3,flb-put-order=before-file"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Freeze, EventKind.Unfreeze, EventKind.Unpreserve, EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 0; i < step.Events.Length; i++)
        {
            if (step.Events[i].Kind is EventKind.Freeze or EventKind.Unfreeze or EventKind.Unpreserve or EventKind.Finish && !Served(step, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the FLBs linked to the handler of a callback have what it needs; an incoming one that was not handed over has nothing to lose.</summary>
    private static bool Served(in StepView step, int at)
    {
        ref readonly var e = ref step.Events[at];
        foreach (var flb in step.Before.Links(e.Who)[..step.Before.Handler(e.Who).Links])
        {
            var served = e.Kind == EventKind.Finish
                ? step.Before.Flb(flb).InBlob == 0 || !FlbUse.WasFinished(step, flb, at)
                : FlbUse.HadObject(step, flb, at);
            if (!served)
            {
                return false;
            }
        }

        return true;
    }
}
