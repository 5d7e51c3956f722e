using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO056: locks are given back as often as they are taken.</summary>
public sealed class Luo056LocksBalance : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO056";

    /// <inheritdoc/>
    public override string Sentence => "No lock is given back more often than it was taken.";

    /// <inheritdoc/>
    public override string Why => "The state lock counts its readers: below zero nobody ever gets it for writing again, and the next event waits for ever.";

    /// <inheritdoc/>
    public override string Anchor => "luo_get_subsystem_data() in luo_subsystems.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.LockMisuse);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Has(EventKind.LockMisuse);
}
