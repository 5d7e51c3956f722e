using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO088: the holder of a session can not hold up the reboot.</summary>
public sealed class Luo088RebootWaitsForNobody : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO088";

    /// <inheritdoc/>
    public override string Sentence => "A reboot does not wait for memory of a task that holds a session.";

    /// <inheritdoc/>
    public override string Why =>
        "A service that was handed one session descriptor stops the live update of the whole machine, and with a writer queued every other call and close waits too.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_ioctl() in luo_session.c, luo_session_serialize() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.User.HasFlag(UserAbilities.AnswerWaits);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        step.Before.Core.UnderWay != CallUnderWay.AnswerWaits || step.Result.Outcome != Outcome.StuckRwsemWrite;
}
