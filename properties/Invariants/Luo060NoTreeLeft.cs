using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO060: a cancelled update leaves nothing.</summary>
public sealed class Luo060NoTreeLeft : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO060";

    /// <inheritdoc/>
    public override string Sentence =>
        "No tree of LUO is in KHO while the machine is neither PREPARED nor FROZEN, so that nothing is left of an update that was cancelled.";

    /// <inheritdoc/>
    public override string Why =>
        "The next kernel finds the first tree of the list: as long as that of a former attempt is there, no later update of this boot hands over its own files.";

    /// <inheritdoc/>
    public override string Anchor => "luo_fdt_setup() and luo_fdt_destroy() in luo_core.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4", "rfc-v3,failed-freeze=undone,v3-failed-prepare-tree=leaked"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view) =>
        view.State.Core.State is MachineState.Prepared or MachineState.Frozen || view.State.Core.KhoTrees == 0;
}
