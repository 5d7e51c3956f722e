using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO058: a failed PREPARE can be tried again.</summary>
public sealed class Luo058FailedPrepare : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO058";

    /// <inheritdoc/>
    public override string Sentence => "A PREPARE that fails leaves the machine NORMAL and no tree of the attempt in KHO, so that it can be tried again.";

    /// <inheritdoc/>
    public override string Why =>
        "Live updates are tried until they work: a remnant of the first attempt that refuses all later ones costs the reboot that LUO is there to avoid.";

    /// <inheritdoc/>
    public override string Anchor => "luo_prepare() in luo_core.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4", "rfc-v3,finalize-failure=cancelled,v3-failed-prepare-tree=leaked"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.SetEvent);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) =>
        step.Command.Value == (int)LuoEventCode.Prepare && step.Refused && step.Before.Core.State == MachineState.Normal;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        step.Command.Value != (int)LuoEventCode.Prepare || !step.Refused || step.Before.Core.State != MachineState.Normal
        || (step.After.Core.State == MachineState.Normal && step.After.Core.KhoTrees <= step.Before.Core.KhoTrees);
}
