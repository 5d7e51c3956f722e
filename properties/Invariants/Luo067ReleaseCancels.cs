using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO067: closing the device cancels the update.</summary>
public sealed class Luo067ReleaseCancels : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO067";

    /// <inheritdoc/>
    public override string Sentence =>
        "Closing the device while an update is prepared cancels all of it: the machine is NORMAL, KHO is not finalized and no subsystem is prepared.";

    /// <inheritdoc/>
    public override string Why => "The files belong to the open device: without them the prepared update is a torso that still goes over with the next reboot.";

    /// <inheritdoc/>
    public override string Anchor => "luo_release() in luo_ioctl.c (v3)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary == Vocabulary.GlobalMachine;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Close);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        step.Before.Core.State is not (MachineState.Prepared or MachineState.Frozen)
        || step.Before.Core.DeviceOpen == step.After.Core.DeviceOpen
        || (step.After.Core is { State: MachineState.Normal, KhoFinalized: 0 } && Machines.NothingPrepared(step.After));
}
