using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO031: nothing is given back that was not taken.</summary>
public sealed class Luo031CountersBalance : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO031";

    /// <inheritdoc/>
    public override string Sentence =>
        "No reference counter goes below zero, no module reference is dropped that was not taken, and no memory is given back in the wrong way.";

    /// <inheritdoc/>
    public override string Why => "A counter that underflows saturates and never reaches zero again: what it guards is leaked, or freed while it is in use.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_file_finish_one() in luo_flb.c, luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "g4b"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Refcount, EventKind.ModuleUnderflow, EventKind.KhoMisuse);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => (step.Kinds & Triggers) == 0;
}
