using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO024: an FLB without users has no outgoing object.</summary>
public sealed class Luo024FlbReleased : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO024";

    /// <inheritdoc/>
    public override string Sentence => "An FLB has an outgoing object only while a file of a handler it belongs to is preserved or a driver holds a reference.";

    /// <inheritdoc/>
    public override string Why => "What the FLB preserved is never given back in this kernel, and is handed over, or lost, with no file that needs it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_file_unpreserve() and liveupdate_unregister_flb() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.3,failed-preserve=flb-kept"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view)
    {
        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            if (view.State.Flb(flb).OutObject != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        var counted = view.System.Design.FlbOutgoing == FlbOutgoingAccess.Refcounted;
        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            ref readonly var half = ref view.State.Flb(flb);
            if (half.OutObject != 0 && !(counted && half.DriverOut > 0) && view.PreservedFilesOf(flb) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
