using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO057: a refused CANCEL changed nothing.</summary>
public sealed class Luo057RefusedCancel : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO057";

    /// <inheritdoc/>
    public override string Sentence => "CANCEL that returns an error has changed nothing.";

    /// <inheritdoc/>
    public override string Why =>
        "An agent that is told -EINVAL believes that there is nothing to take back; meanwhile KHO was aborted under an update that others still count on.";

    /// <inheritdoc/>
    public override string Anchor => "luo_cancel() in luo_core.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.SetEvent);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Command.Value == (int)LuoEventCode.Cancel && step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        step.Command.Value != (int)LuoEventCode.Cancel || !step.Refused || !step.Changed;
}
