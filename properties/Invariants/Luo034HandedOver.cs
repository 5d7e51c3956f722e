using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO034: what is handed over is the outgoing set.</summary>
public sealed class Luo034HandedOver : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO034";

    /// <inheritdoc/>
    public override string Sentence =>
        "What the next kernel receives is exactly the outgoing sessions with their names, order, files, tokens and data words at the moment of the jump, unless a service of the kernel fails in the jump or the boot, the machine stops in it, or LUO disabled itself.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Failure | Exemptions.Stop | Exemptions.Disabled;

    /// <inheritdoc/>
    public override string Why => "A session or file that is missing is lost without an error; one too many brings back memory that was given back.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize() and luo_session_deserialize() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,empty-sessions=dropped", "linux-7.0"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        // A fault of the new kernel's boot, not of the hand-over, may have dropped files again.
        if (step.Before.Core.Enabled == 0 || !step.Result.Returned || step.Has(EventKind.Fault))
        {
            return true;
        }

        var room = step.Before.Layout.Dimensions.Sessions;
        var received = 0;
        for (var slot = 0; slot < step.After.Layout.SessionSlots; slot++)
        {
            received += step.After.Session(slot).List is SessionList.HandedOver or SessionList.Incoming ? 1 : 0;
        }

        if (received != step.Before.Core.OutgoingCount)
        {
            return false;
        }

        for (var i = 0; i < received; i++)
        {
            if (!SameSession(step, step.Before.Order(i), step.After.Order(room + i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameSession(in StepView step, int sent, int received)
    {
        var files = step.Before.Files(sent);
        var arrived = step.After.Files(received);
        if (step.Before.Session(sent).Name != step.After.Session(received).Name || files.Length != arrived.Length)
        {
            return false;
        }

        for (var at = 0; at < files.Length; at++)
        {
            ref readonly var file = ref files[at];
            ref readonly var other = ref arrived[at];
            if (file.Token != other.Token || file.Handler != other.Handler || Handover.SentWord(step, sent, file) != other.Data)
            {
                return false;
            }
        }

        return true;
    }
}
