using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO040: closing an outgoing session leaves nothing.</summary>
public sealed class Luo040CloseLeavesNothing : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO040";

    /// <inheritdoc/>
    public override string Sentence =>
        "When the last descriptor of an outgoing session is closed, each of its files is unpreserved once (dropped, if it was invalidated), its FLBs lose them, and the session is gone, unless the machine stops in it.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Stop;

    /// <inheritdoc/>
    public override string Why =>
        "An agent that crashes must leave nothing behind that travels into the next kernel; closing the descriptor is all that is left of it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_release() in luo_session.c, luo_file_unpreserve_files() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "kexecfs,kexecfs-instance=mounted"];

    /// <inheritdoc/>
    public override ulong Triggers => FlbFiles.Triggers | On(EventKind.FileFree);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => FlbFiles.Bits(system);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (Closes(step, e) && !LeftNothing(step, e.Session))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        var holds = true;
        foreach (ref readonly var e in step.Events)
        {
            holds &= !Closes(step, e) || FlbsLost(step, monitor, e.Session);
        }

        FlbFiles.Advance(step, monitor);
        return holds;
    }

    private static bool Closes(in StepView step, in LuoEvent e) => step.Result.Returned && e.Kind == EventKind.FileFree && e.Session >= 0
        && step.Before.Session(e.Session).List == SessionList.Outgoing && step.After.Session(e.Session).Closing == 0;

    private static bool LeftNothing(in StepView step, int session)
    {
        if (step.After.Session(session).List != SessionList.Free)
        {
            return false;
        }

        foreach (ref readonly var entry in step.Before.Files(session))
        {
            if (Unpreserves(step, session, entry.Token) != 1 || (entry.Entry > 0 && step.After.Handle(entry.Entry - 1).Live != 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FlbsLost(in StepView step, Span<byte> monitor, int session)
    {
        for (var flb = 0; flb < step.Before.Layout.Dimensions.Flbs; flb++)
        {
            var files = FlbFiles.Count(step, monitor, session, flb);
            if (files > 0 && step.After.Flb(flb).OutCount != step.Before.Flb(flb).OutCount - files)
            {
                return false;
            }
        }

        return true;
    }

    private static int Unpreserves(in StepView step, int session, int token)
    {
        var count = 0;
        foreach (ref readonly var e in step.Events)
        {
            count += e.Kind is EventKind.Unpreserve or EventKind.Drop && e.Session == session && e.Token == token ? 1 : 0;
        }

        return count;
    }
}
