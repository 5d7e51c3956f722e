using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO059: PREPARED and FROZEN can be left.</summary>
public sealed class Luo059EveryStateCanBeLeft : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO059";

    /// <inheritdoc/>
    public override string Sentence => "While the machine is PREPARED or FROZEN, KHO is finalized: CANCEL can take the update back, and a kexec hands it over.";

    /// <inheritdoc/>
    public override string Why =>
        "Otherwise CANCEL says -ENOENT for ever, nothing new can be preserved, and the only reboot there is loses every preserved file.";

    /// <inheritdoc/>
    public override string Anchor => "luo_prepare() and luo_cancel() in luo_core.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view) =>
        view.State.Core.State is not (MachineState.Prepared or MachineState.Frozen) || view.State.Core.KhoFinalized != 0;
}
