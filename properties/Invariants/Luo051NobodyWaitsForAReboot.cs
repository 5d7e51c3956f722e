using LuoModel.Model.Commands;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO051: nobody waits for ever for a reboot that does not come.</summary>
public sealed class Luo051NobodyWaitsForAReboot : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO051";

    /// <inheritdoc/>
    public override string Sentence => "No call waits for ever because of a reboot that was refused, or did not jump.";

    /// <inheritdoc/>
    public override string Why =>
        "The lock that keeps user space out during serialization is never given up once it succeeded: if the jump is delayed, even a dying task hangs on it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize_rwsem in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,jump-kexec=serialized", "linux-7.3,refused-reboot-lock=kept"];

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => step.Result.Outcome is not (Outcome.StuckRwsemRead or Outcome.StuckRwsemWrite);
}
