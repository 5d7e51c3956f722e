using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO093: nothing is handed over that was given back.</summary>
public sealed class Luo093ReceivedIsPreserved : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO093";

    /// <inheritdoc/>
    public override string Sentence => "Every file that the next kernel receives was still preserved at the moment of the jump.";

    /// <inheritdoc/>
    public override string Why =>
        "The blob points to memory that unpreserve gave back and somebody else uses: retrieve makes a file of it, and finish frees what is not its own.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize() and luo_session_release() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,reboot-exclusion=none"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var slot = 0; slot < step.After.Layout.SessionSlots; slot++)
        {
            foreach (ref readonly var entry in step.After.Files(slot))
            {
                if (entry.Data.Handle != 0 && step.After.Handle(entry.Data.Slot).Live == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
