using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO012: retrieve and finish run on received files, preserve, freeze and unpreserve on own ones.</summary>
public sealed class Luo012KindOfSession : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO012";

    /// <inheritdoc/>
    public override string Sentence =>
        "retrieve, can_finish and finish run only for files that the previous kernel handed over; preserve, freeze, unfreeze and unpreserve only for files of this one.";

    /// <inheritdoc/>
    public override string Why =>
        "A retrieve on live data builds a second owner of memory that is still in use; a preserve into a received session is lost with it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_ioctl() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,session-kind-check=none"];

    private static readonly ulong s_received = On(EventKind.Retrieve, EventKind.CanFinish, EventKind.Finish);
    private static readonly ulong s_own = On(EventKind.Preserve, EventKind.Freeze, EventKind.Unfreeze, EventKind.Unpreserve);

    /// <inheritdoc/>
    public override ulong Triggers => s_received | s_own;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        var room = step.Before.Layout.Dimensions.Sessions;
        foreach (ref readonly var e in step.Events)
        {
            var kinds = e.Session >= room ? s_own : s_received;
            if ((kinds >> (int)e.Kind & 1) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
