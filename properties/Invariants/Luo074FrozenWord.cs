using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO074: the word that freeze left is the word that travels.</summary>
public sealed class Luo074FrozenWord : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO074";

    /// <inheritdoc/>
    public override string Sentence => "The data word that a freeze left behind is handed over, unless the freeze failed.";

    /// <inheritdoc/>
    public override string Why =>
        "A handler that answers with a positive number believes that it succeeded; the next kernel is given a word that leads to what was there before.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_freeze_one() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Handlers.Any(handler => handler.FreezesPositive);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Freeze && e.Ret >= 0 && !Arrived(step, e))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the entry that a freeze spoke of has the word of that freeze; one that did not arrive at all is the matter of others.</summary>
    private static bool Arrived(in StepView step, in LuoEvent freeze)
    {
        foreach (ref readonly var entry in step.After.Files(step.After.Layout.Dimensions.Sessions + freeze.Session))
        {
            if (entry.Token == freeze.Token)
            {
                return entry.Data == freeze.NewData;
            }
        }

        return true;
    }
}
