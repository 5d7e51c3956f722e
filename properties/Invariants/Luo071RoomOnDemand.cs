using LuoModel.Model.Commands;
using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO071: only memory limits how much is preserved.</summary>
public sealed class Luo071RoomOnDemand : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO071";

    /// <inheritdoc/>
    public override string Sentence => "CREATE_SESSION and PRESERVE_FD are refused for want of room only when an allocation or another service of the kernel failed in the same call.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Failure;

    /// <inheritdoc/>
    public override string Why => "Every service of a machine may want a session of its own; a limit built into the format can not be raised without a new ABI.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_insert() in luo_session.c, luo_preserve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,serialization=one-area"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.CreateSession, Op.PreserveFd);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        !step.Refused || step.Result.Ret is not (Errno.ENOMEM or Errno.ENOSPC) || step.Has(EventKind.Fault);
}
