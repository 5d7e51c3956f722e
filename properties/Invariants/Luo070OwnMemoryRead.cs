using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO070: LUO reads no memory that is not its own.</summary>
public sealed class Luo070OwnMemoryRead : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO070";

    /// <inheritdoc/>
    public override string Sentence => "Nothing is read as an entry of a list or as a blob that is not one, or is not any more.";

    /// <inheritdoc/>
    public override string Why => "What lies there belongs to somebody else: the read may find a match by chance, or show memory that was given back.";

    /// <inheritdoc/>
    public override string Anchor => "luo_retrieve_file() in luo_file.c, liveupdate_early_init() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-6.19", "linux-7.3,token-lookup=list-head", "linux-7.3"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.StrayRead);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Has(EventKind.StrayRead);
}
