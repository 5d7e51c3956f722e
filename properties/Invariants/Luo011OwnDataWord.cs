using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO011: every callback gets the data word of its own, live preservation.</summary>
public sealed class Luo011OwnDataWord : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO011";

    /// <inheritdoc/>
    public override string Sentence =>
        "Every callback of a file is given the data word that its own preserve returned, or a later freeze of it, and that preservation has not ended.";

    /// <inheritdoc/>
    public override string Why =>
        "The word is the handler's only way to find what it preserved: with another, or zero, it frees or hands over memory that is not its own.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_unpreserve_files(), luo_file_freeze(), luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-6.19", "linux-7.3,unfreeze-data=clear"];

    private static readonly ulong s_callbacks = On(
        EventKind.Unpreserve, EventKind.Freeze, EventKind.Unfreeze, EventKind.Retrieve, EventKind.CanFinish, EventKind.Finish);

    /// <inheritdoc/>
    public override ulong Triggers => s_callbacks | On(EventKind.HandleMisuse);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.HandleMisuse)
            {
                return false;
            }

            if ((s_callbacks >> (int)e.Kind & 1) != 0 && (e.Entry < 0 || e.Data.Slot != e.Entry))
            {
                return false;
            }
        }

        return true;
    }
}
