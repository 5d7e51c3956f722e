using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO053: unregistering never fails.</summary>
public sealed class Luo053UnregisterNeverFails : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO053";

    /// <inheritdoc/>
    public override string Sentence => "Unregistering a handler, or unlinking an FLB, never fails.";

    /// <inheritdoc/>
    public override string Why => "A module's exit can not be refused: the handler's code goes away while LUO still has it on its list.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_unregister_file_handler() in luo_file.c, liveupdate_unregister_flb() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,register-policy=quiesce"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Unregister, Op.UnregisterFlb);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Refused;
}
