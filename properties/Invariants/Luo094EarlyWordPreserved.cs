using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO094: early access never hands out what was given back.</summary>
public sealed class Luo094EarlyWordPreserved : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO094";

    /// <inheritdoc/>
    public override string Sentence => "The word of an FLB that early access reads past LUO names memory that is still preserved.";

    /// <inheritdoc/>
    public override string Why =>
        "The call takes no lock and no reference: once the last file was finished the word names freed memory, and only the time of the call keeps them apart.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_flb_incoming_early() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,flb-early=raw"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) =>
        base.AppliesTo(system) && FlbUse.Linked(system) && (system.Workload.Driver & DriverAbilities.Early) != 0;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.FlbGetEarly);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => step.Refused || step.Before.Flb(step.Command.Object).Finished == 0;
}
