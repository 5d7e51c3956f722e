using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO010: an FLB that was handed over is finished once its last file is finished and no reference is out.</summary>
public sealed class Luo010FlbFinishedWithLastFile : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO010";

    /// <inheritdoc/>
    public override string Sentence => "An FLB that was handed over is finished when all its files are finished and all references are returned, also when nobody fetched it.";

    /// <inheritdoc/>
    public override string Why => "Memory that the old kernel preserved for the FLB is never given back: it leaks at every live update in which no driver asks for it.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_flb_put_incoming() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["mainline"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) =>
        base.AppliesTo(system) && system.Workload.Links.Count > 0 && system.Design.FlbCounting != FlbCounting.Absent;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool HoldsIn(LuoSystem system, LuoState state)
    {
        if (state.Core.Deserialized != Deserialized.Done)
        {
            return true;
        }

        for (var flb = 0; flb < state.Layout.Dimensions.Flbs; flb++)
        {
            ref var half = ref state.Flb(flb);
            if (half.InBlob != 0 && half.Users > 0 && half.Finished == 0 && half.DriverIn == 0 && half.InStatus >= 0 && !Waiting(system, state, flb))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an unfinished file of a handler that links the FLB is left, or was never rebuilt.</summary>
    private static bool Waiting(LuoSystem system, LuoState state, int flb)
    {
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            if (state.Session(slot).List is not (SessionList.Incoming or SessionList.HandedOver))
            {
                continue;
            }

            foreach (ref readonly var entry in state.Files(slot))
            {
                for (var i = 0; i < system.Workload.Links.Count; i++)
                {
                    var link = system.Workload.Links[i];
                    if (link.Handler == entry.Handler && link.Flb == flb)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
