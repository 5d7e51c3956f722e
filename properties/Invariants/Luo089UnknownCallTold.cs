using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO089: user space can tell what calls a kernel knows.</summary>
public sealed class Luo089UnknownCallTold : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO089";

    /// <inheritdoc/>
    public override string Sentence => "A call that the kernel does not know is answered with -ENOTTY, as the uapi text promises, unless the machine stops in it.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Stop;

    /// <inheritdoc/>
    public override string Why => "An agent that asks what this kernel can do takes -EINVAL for a mistake in its argument, and cannot tell an old kernel from its own bug.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_ioctl() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.User.HasFlag(UserAbilities.LaterCalls);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.GetName);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        step.Command.Other != (short)GetNameArgument.OtherNumber || !step.Result.Returned || step.Result.Ret == Errno.ENOTTY;
}
