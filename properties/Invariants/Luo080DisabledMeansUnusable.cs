using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO080: a LUO that is disabled has no user interface.</summary>
public sealed class Luo080DisabledMeansUnusable : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO080";

    /// <inheritdoc/>
    public override string Sentence => "The device of a LUO that disabled itself can not be opened.";

    /// <inheritdoc/>
    public override string Why => "User space prepares an update that no kexec will hand over, and finds out after the reboot.";

    /// <inheritdoc/>
    public override string Anchor => "luo_init() in luo_core.c (v1, v2)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3,v3-kho-registration=notifier,v3-disabled-device=usable"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary == Vocabulary.GlobalMachine;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.State.Core.Enabled == 0;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view) => view.State.Core.Enabled != 0 || view.State.Core.DeviceOpen == 0;
}
