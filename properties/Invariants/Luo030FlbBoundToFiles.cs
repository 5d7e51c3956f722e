using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO030: an FLB lives no longer than its files.</summary>
public sealed class Luo030FlbBoundToFiles : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO030";

    /// <inheritdoc/>
    public override string Sentence => "An FLB has an outgoing object only while a file of a handler it belongs to is preserved, whoever refers to it.";

    /// <inheritdoc/>
    public override string Why =>
        "Disputed: an FLB is by definition bound to the life of files; with references anybody keeps it alive, and it is handed over with no file at all.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_flb_get_outgoing() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

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
        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            if (view.State.Flb(flb).OutObject != 0 && view.PreservedFilesOf(flb) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
