using LuoModel.Model.Designs.Switches;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO032: the module of what is held is pinned.</summary>
public sealed class Luo032ModulePinned : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO032";

    /// <inheritdoc/>
    public override string Sentence =>
        "The module of a handler or FLB is pinned while a file or object of it is held: once for each, where pins are taken by use.";

    /// <inheritdoc/>
    public override string Why => "A module that is unloaded with a preserved file leaves LUO with callbacks that point into freed code.";

    /// <inheritdoc/>
    public override string Anchor => "luo_preserve_file() in luo_file.c, luo_flb_file_preserve_one() in luo_flb.c";

    /// <inheritdoc/>
    public override bool SpeaksOfPins => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,module-pin=registered"];

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.Preserved.ContainsAnyExcept((short)0) || view.Rebuilt.ContainsAnyExcept((short)0);

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        var handlers = view.State.Layout.Dimensions.Handlers;
        for (var handler = 0; handler < handlers; handler++)
        {
            if (!Pinned(view, handler, view.Preserved[handler] + view.Rebuilt[handler]))
            {
                return false;
            }
        }

        for (var flb = 0; flb < view.State.Layout.Dimensions.Flbs; flb++)
        {
            ref readonly var half = ref view.State.Flb(flb);
            if (!Pinned(view, handlers + flb, half.OutObject + half.InObject))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Pinned(in StateView view, int module, int held)
    {
        var pins = view.State.ModuleRefs(module);
        return view.System.Design.ModulePin == ModulePin.InUse ? pins == held : pins > 0 || held == 0;
    }
}
