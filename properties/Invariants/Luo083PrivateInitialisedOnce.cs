using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO083: the private part of an FLB is initialised once.</summary>
public sealed class Luo083PrivateInitialisedOnce : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO083";

    /// <inheritdoc/>
    public override string Sentence => "The private part of an FLB is initialised once in a kernel.";

    /// <inheritdoc/>
    public override string Why => "Whoever comes first goes on to lock its mutexes: initialised again they are free while they are held, and lists are emptied that have entries.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_get_private() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,flb-private-init=unlocked"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) =>
        base.AppliesTo(system) && system.Workload.User.HasFlag(UserAbilities.Concurrent) && system.Workload.Links.Any(link => link.Late);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.FlbInit);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.FlbInit && !step.Jumped && step.Before.Flb(e.Who).Private != 0)
            {
                return false;
            }
        }

        return true;
    }
}
