using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO054: a failed freeze leaves nothing to hand over.</summary>
public sealed class Luo054FailedFreezeUndone : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO054";

    /// <inheritdoc/>
    public override string Sentence => "A reboot whose freeze fails leaves nothing to hand over: no tree of LUO, and KHO is not finalized.";

    /// <inheritdoc/>
    public override string Why =>
        "The next reboot, which user space takes for an ordinary one, hands over the old tree: files that were cancelled come back, or the boot panics on freed pages.";

    /// <inheritdoc/>
    public override string Anchor => "luo_freeze() in luo_core.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        !Machines.FreezeFailed(step) || step.After.Core is { KhoFinalized: 0, KhoTrees: 0 };
}
