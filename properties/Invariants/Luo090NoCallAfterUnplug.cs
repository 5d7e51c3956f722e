using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO090: no callback runs for a device that is gone.</summary>
public sealed class Luo090NoCallAfterUnplug : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO090";

    /// <inheritdoc/>
    public override string Sentence => "No callback of a preserved file runs once the device behind it was unplugged.";

    /// <inheritdoc/>
    public override string Why =>
        "The callback works on a device that is not there any more; with a module that was removed by force the callback itself is gone, and the kernel panics.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_freeze(), luo_file_unpreserve_files(), luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Layout.Dimensions.Devices > 0;

    /// <inheritdoc/>
    public override ulong Triggers => s_callbacks;

    private static readonly ulong s_callbacks = On(
        EventKind.Unpreserve, EventKind.Freeze, EventKind.Unfreeze, EventKind.Retrieve, EventKind.CanFinish, EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if ((s_callbacks >> (int)e.Kind & 1) != 0 && UnpluggedFiles.IsUnplugged(step.Before, e.Data))
            {
                return false;
            }
        }

        return true;
    }
}
