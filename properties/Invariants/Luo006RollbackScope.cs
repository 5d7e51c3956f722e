using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO006: a refused reboot unfreezes exactly what it froze.</summary>
public sealed class Luo006RollbackScope : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO006";

    /// <inheritdoc/>
    public override string Sentence => "A refused reboot unfreezes each file that it froze and whose handler has both callbacks exactly once, and no other; one that goes through unfreezes none.";

    /// <inheritdoc/>
    public override string Why =>
        "A file left frozen stands still for ever in a machine that goes on running; one unfrozen without having been frozen undoes something that was never done.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_unfreeze() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,rollback-scope=all", "linux-7.3,rollback-scope=none", "linux-7.0"];

    /// <inheritdoc/>
    /// <remarks>Where the hook gives way between sessions, freeze and unfreeze of one reboot are in several steps; LUO010 follows them.</remarks>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Layout.Dimensions.Blobs == 0;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Freeze, EventKind.Unfreeze);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind is not (EventKind.Freeze or EventKind.Unfreeze))
            {
                continue;
            }

            var handler = step.System.Workload.Handlers[e.Who];
            if (handler.Freeze && handler.Unfreeze && !Balanced(step, e))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the file of an event was unfrozen as often as this step froze it in vain.</summary>
    private static bool Balanced(in StepView step, in LuoEvent file)
    {
        var frozen = 0;
        var unfrozen = 0;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Session == file.Session && e.Token == file.Token)
            {
                frozen += e.Kind == EventKind.Freeze && e.Ret >= 0 ? 1 : 0;
                unfrozen += e.Kind == EventKind.Unfreeze ? 1 : 0;
            }
        }

        return unfrozen == (step.RebootUndone ? frozen : 0);
    }
}
