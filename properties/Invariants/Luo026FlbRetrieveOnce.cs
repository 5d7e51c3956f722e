using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO026: the retrieve callback of an FLB runs at most once per boot.</summary>
public sealed class Luo026FlbRetrieveOnce : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO026";

    /// <inheritdoc/>
    public override string Sentence => "The retrieve callback of an FLB runs at most once in a kernel: not again after a failure, and not after finish.";

    /// <inheritdoc/>
    public override string Why =>
        "The callback takes over what the old kernel preserved; run again it takes over memory that it, or finish, already gave back.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_retrieve_one() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "g4b", "linux-7.3,flb-retrieve-status=retry", "linux-7.3,flb-finished=forget"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.FlbRetrieve, EventKind.Kexec, EventKind.ColdBoot);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => system.Layout.Dimensions.Flbs;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Bit f: retrieve of FLB f ran.
        var holds = true;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.FlbRetrieve)
            {
                holds &= !MonitorBit.Get(monitor, e.Who);
                MonitorBit.Set(monitor, e.Who, true);
            }
        }

        if (step.Jumped)
        {
            monitor.Clear();
        }

        return holds;
    }
}
