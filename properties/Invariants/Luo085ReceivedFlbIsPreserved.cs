using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO085: an FLB that arrives was preserved to the end.</summary>
public sealed class Luo085ReceivedFlbIsPreserved : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO085";

    /// <inheritdoc/>
    public override string Sentence => "Every FLB that the next kernel receives was still preserved at the moment of the jump.";

    /// <inheritdoc/>
    public override string Why => "The next kernel takes over memory that the old one gave back after it had written its address down, and that anybody may have used since.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_serialize() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var flb = 0; flb < step.System.Layout.Dimensions.Flbs; flb++)
        {
            if (step.After.Flb(flb).InBlob != 0 && step.Before.Flb(flb).OutObject == 0)
            {
                return false;
            }
        }

        return true;
    }
}
