using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO029: an FLB object in a driver's hands exists.</summary>
public sealed class Luo029FlbObjectWhileHeld : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO029";

    /// <inheritdoc/>
    public override string Sentence => "An FLB object that LUO handed to a driver exists until the driver gives it back.";

    /// <inheritdoc/>
    public override string Why =>
        "A driver works on the object outside every LUO callback, in device enumeration or hot-unplug; freed meanwhile, it is a use after free.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_flb_get_incoming() and liveupdate_flb_get_outgoing() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["g4b", "linux-7.0", "linux-7.3,flb-outgoing=pointer", "linux-7.3,flb-incoming=pointer"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view)
    {
        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            if (view.State.Flb(flb) is { DriverOut: > 0 } or { DriverIn: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        // One call at boot hands out nothing to keep: the subsystem takes what it needs out of the object and comes back in callbacks only.
        var keeps = view.System.Design.FlbIncoming != FlbIncomingAccess.AtBoot;
        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            ref readonly var half = ref view.State.Flb(flb);
            if ((half.DriverOut > 0 && half.OutObject == 0) || (keeps && half.DriverIn > 0 && half.InObject == 0))
            {
                return false;
            }
        }

        return true;
    }
}
