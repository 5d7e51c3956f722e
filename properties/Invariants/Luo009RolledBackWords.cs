using LuoModel.Model.Commands;
using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO009: a refused reboot leaves the data words as they were.</summary>
public sealed class Luo009RolledBackWords : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO009";

    /// <inheritdoc/>
    public override string Sentence => "A reboot that is refused leaves the data word of every preserved file as it was.";

    /// <inheritdoc/>
    public override string Why => "The next freeze, or unpreserve, works on a word that belongs to an attempt which never happened; in 6.19 it worked on zero.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_freeze() and luo_file_unfreeze() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-6.19", "linux-7.3,unfreeze-data=clear"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Freeze);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Refused)
        {
            return true;
        }

        foreach (var slot in step.Before.Outgoing)
        {
            for (var at = 0; at < step.Before.Session(slot).Files; at++)
            {
                if (step.Before.File(slot, at).Data != step.After.File(slot, at).Data)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
