using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO049: user space can not make a kernel panic.</summary>
public sealed class Luo049NoPanic : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO049";

    /// <inheritdoc/>
    public override string Sentence => "No sequence of calls makes this kernel or the next one panic or touch bad memory, unless an allocation or another service of the kernel fails in that very step.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Failure;

    /// <inheritdoc/>
    public override string Why =>
        "A machine that panics in the boot after a live update loses every virtual machine on it, by an ordinary mistake of an agent hours before.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_early_init() in luo_core.c, kho_block.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.0", "linux-7.3,retrieve-lookup=unlocked"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) =>
        step.Result.Outcome is not (Outcome.Panic or Outcome.Oops) || step.Has(EventKind.Fault);
}
