using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO091: nothing is handed over whose device is gone.</summary>
public sealed class Luo091NoRebootAfterUnplug : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO091";

    /// <inheritdoc/>
    public override string Sentence => "A live update does not go through while the device behind a preserved file is gone.";

    /// <inheritdoc/>
    public override string Why =>
        "The next kernel is given the state of a device that it will not find, and its owner there has nothing to put it into.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_freeze() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Layout.Dimensions.Devices > 0;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        // A kernel whose LUO disabled itself hands over nothing.
        if (step.Before.Core.Enabled == 0)
        {
            return true;
        }

        foreach (var session in step.Before.Outgoing)
        {
            if (UnpluggedFiles.Any(step.Before, session))
            {
                return false;
            }
        }

        return true;
    }
}
