using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO023: preserve and unpreserve of an FLB run at the edges only.</summary>
public sealed class Luo023FlbPreserveOnce : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO023";

    /// <inheritdoc/>
    public override string Sentence => "preserve of an FLB runs only while it has no outgoing object, unpreserve only while it has one.";

    /// <inheritdoc/>
    public override string Why => "Every preserve allocates what only one unpreserve gives back; a second one overwrites the object that files already use.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_file_preserve_one() and luo_flb_file_unpreserve_one() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,flb-edges=every-file"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.FlbPreserve, EventKind.FlbUnpreserve);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 0; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            if (e.Kind is EventKind.FlbPreserve or EventKind.FlbUnpreserve && FlbUse.HadObject(step, e.Who, i) != (e.Kind == EventKind.FlbUnpreserve))
            {
                return false;
            }
        }

        return true;
    }
}
