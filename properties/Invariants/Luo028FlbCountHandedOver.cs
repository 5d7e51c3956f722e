using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO028: the count in the blob is the number of files.</summary>
public sealed class Luo028FlbCountHandedOver : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO028";

    /// <inheritdoc/>
    public override string Sentence => "The count that is handed over for an FLB is the number of preserved files that use it.";

    /// <inheritdoc/>
    public override string Why =>
        "The next kernel finishes the FLB when so many files are finished: one too many and it never does, one too few and files use what is gone.";

    /// <inheritdoc/>
    public override string Anchor => "luo_flb_serialize() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && FlbUse.Linked(system);

    /// <inheritdoc/>
    public override ulong Triggers => FlbFiles.Triggers;

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => FlbFiles.Bits(system);

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        var holds = !step.Has(EventKind.Kexec) || step.Before.Core.Enabled == 0 || Counted(step, monitor);
        FlbFiles.Advance(step, monitor);
        return holds;
    }

    private static bool Counted(in StepView step, Span<byte> monitor)
    {
        for (var flb = 0; flb < step.Before.Layout.Dimensions.Flbs; flb++)
        {
            var files = 0;
            foreach (var slot in step.Before.Outgoing)
            {
                files += FlbFiles.Count(step, monitor, slot, flb);
            }

            if (step.After.Flb(flb).BlobCount != files)
            {
                return false;
            }
        }

        return true;
    }
}
