using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO027: an FLB that was handed over is finished with its last file.</summary>
public sealed class Luo027FlbFinishedWithLastFile : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO027";

    /// <inheritdoc/>
    public override string Sentence =>
        "An FLB that was handed over is finished when its last file is and no driver holds a reference, also when nobody fetched it before, unless its retrieve failed, its module goes or no handler links it.";

    /// <inheritdoc/>
    public override string Why =>
        "Memory that the old kernel preserved for the FLB is never given back: it leaks at every live update in which no driver asks for it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_file_finish() and liveupdate_flb_put_incoming() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "g4b", "linux-7.0"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view)
    {
        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            if (view.State.Core.Deserialized == Deserialized.Done && IsLeft(view, flb))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        if (view.State.Core.Deserialized != Deserialized.Done)
        {
            return true;
        }

        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            if (IsLeft(view, flb) && view.RebuiltFilesOf(flb) == 0 && !Waits(view, flb))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Handed over, linked, neither finished nor in a driver's hands, and not refused by its retrieve.</summary>
    private static bool IsLeft(in StateView view, int flb)
    {
        ref readonly var half = ref view.State.Flb(flb);
        var fetched = half.InData != 0 && view.System.Design.FlbCountLoaded != FlbCountLoaded.AtBoot;
        var refused = half.InStatus < 0 || (fetched && half.InObject == 0);
        var goes = view.State.ModuleGoing(view.System.Workload.Handlers.Count + flb) != 0;
        return half.InBlob != 0 && half.Users > 0 && half.Finished == 0 && !refused && !goes
            && (half.DriverIn == 0 || view.System.Design.FlbIncoming != FlbIncomingAccess.Refcounted);
    }

    /// <summary>Whether a file of the FLB still waits in the blob.</summary>
    private static bool Waits(in StateView view, int flb)
    {
        for (var slot = 0; slot < view.State.Layout.SessionSlots; slot++)
        {
            if (view.State.Session(slot).List == SessionList.HandedOver && FlbUse.FilesOf(view.System, view.State, slot, flb) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
