using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO086: what the hook serialized arrives, or the reboot is refused.</summary>
public sealed class Luo086HookedArrives : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO086";

    /// <inheritdoc/>
    public override string Sentence => "A reboot that jumps into another kernel hands over its sessions, whatever image was loaded for it, unless LUO disabled itself.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Disabled;

    /// <inheritdoc/>
    public override string Why => "The agent is told that all is frozen and written down, and the virtual machines are gone: the next kernel starts as after a power cycle.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_reboot() in luo_core.c, kernel_kexec() in kexec_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.User.HasFlag(UserAbilities.PlainImage);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        !step.Jumped || step.Before.Core.Enabled == 0 || step.Before.Core.OutgoingCount == 0 || step.After.Core.Incoming != 0;
}
