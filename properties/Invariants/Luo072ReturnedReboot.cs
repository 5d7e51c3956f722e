using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO072: a reboot that comes back leaves nothing frozen.</summary>
public sealed class Luo072ReturnedReboot : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO072";

    /// <inheritdoc/>
    public override string Sentence => "A reboot that comes back to the same kernel without an error has left no file frozen whose handler has unfreeze, and no lock held.";

    /// <inheritdoc/>
    public override string Why => "The machine goes on as if nothing had happened, with files that stand still and sessions that nobody can use or close.";

    /// <inheritdoc/>
    public override string Anchor => "kernel_kexec() in kexec_core.c, liveupdate_reboot() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-6.19.y", "linux-7.0", "linux-7.3,jump-kexec=serialized"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) =>
        base.AppliesTo(system) && (system.Workload.User & (UserAbilities.NoKexec | UserAbilities.JumpKexec)) != 0;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => !step.Jumped && step.Result.Returned && !step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (step.Jumped || !step.Result.Returned || step.Refused)
        {
            return true;
        }

        var frozen = 0;
        foreach (ref readonly var e in step.Events)
        {
            var counts = e.Kind is EventKind.Freeze or EventKind.Unfreeze && step.System.Workload.Handlers[e.Who].Unfreeze;
            frozen += !counts ? 0 : e.Kind == EventKind.Freeze ? 1 : -1;
        }

        return frozen == 0 && step.After.Core.SerializeHeld == step.Before.Core.SerializeHeld;
    }
}
