using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO017: a dependency retrieved behind user space's back does not make a session finishable.</summary>
public sealed class Luo017ClaimedDependencies : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO017";

    /// <inheritdoc/>
    public override string Sentence => "A file whose handler insists on its dependencies is finished only when user space itself asked for each of them that its session holds.";

    /// <inheritdoc/>
    public override string Why =>
        "A dependency retrieved on the way to another file satisfies can_finish although user space never took it: the session is closed happily and the file is gone.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_get_file_incoming() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,dependency-retrieve=implicit"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && DependencyChecks.AnyInsists(system.Workload);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(
        Op.RetrieveFd, Op.Finish, Op.Close, Op.RetrieveSession, Op.RetrieveSessionContinue, Op.Reboot, Op.RebootContinue, Op.ColdBoot);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => system.Layout.Dimensions.Handles;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Bit h: user space asked for the file preserved under handle h, and the call got as far as the file.
        if (step.Jumped)
        {
            monitor.Clear();
            return true;
        }

        if (step.Command.Op == Op.RetrieveFd && step.Result.Returned && step.Result.Ret is 0 or Errno.EFAULT)
        {
            var session = step.Before.User(step.Before.Descriptor(step.Command.Fd) - 1).Session;
            var at = Dependencies.FindToken(step.Before, session, step.Command.Token);
            var handle = at < 0 ? -1 : step.Before.File(session, at).Entry - 1;
            if (handle >= 0)
            {
                MonitorBit.Set(monitor, handle, true);
            }
        }

        return !(step.Has(EventKind.Finish) || step.Has(EventKind.Drop)) || Finished(step, monitor);
    }

    private static bool Finished(in StepView step, Span<byte> monitor)
    {
        var holds = true;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Finish)
            {
                holds &= AllAsked(step, e, monitor);
            }
        }

        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind is EventKind.Finish or EventKind.Drop && e.Entry >= 0)
            {
                MonitorBit.Set(monitor, e.Entry, false);
            }
        }

        return holds;
    }

    private static bool AllAsked(in StepView step, in LuoEvent finish, Span<byte> monitor)
    {
        var needs = Dependencies.Of(step.System, step.Before, finish.Data);
        for (var i = 0; i < needs.Count; i++)
        {
            var at = Dependencies.Find(step.Before, finish.Session, needs[i]);
            if (at >= 0 && Dependencies.Insists(step.System, step.Before, finish.Data, i) && !MonitorBit.Get(monitor, step.Before.File(finish.Session, at).Entry - 1))
            {
                return false;
            }
        }

        return true;
    }
}
