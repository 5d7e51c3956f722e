using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO010: preserve (freeze unfreeze)* (unpreserve | freeze kexec) for each file.</summary>
public sealed class Luo010CallbackProtocol : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO010";

    /// <inheritdoc/>
    public override string Sentence =>
        "A file whose handler has freeze and unfreeze sees preserve, then any number of freeze and unfreeze in turn, then unpreserve while it is not frozen, or freeze and the kexec.";

    /// <inheritdoc/>
    public override string Why =>
        "Handlers keep their own state per file; a second freeze, or an unpreserve of a frozen file, meets it in a state they were never written for.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_freeze(), luo_file_unfreeze(), luo_file_unpreserve_files() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,rollback-scope=all", "linux-7.3,rollback-scope=none"];

    /// <inheritdoc/>
    public override ulong Triggers =>
        On(EventKind.Freeze, EventKind.Unfreeze, EventKind.Unpreserve, EventKind.Drop, EventKind.Kexec, EventKind.ColdBoot);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => system.Layout.Dimensions.Handles;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Bit h: the file preserved under handle h is frozen. Between commands that is so only after a reboot that is neither refused nor jumped.
        var holds = true;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind is not (EventKind.Freeze or EventKind.Unfreeze or EventKind.Unpreserve or EventKind.Drop) || e.Entry < 0 || !HasBoth(step, e.Who))
            {
                continue;
            }

            holds &= e.Kind == EventKind.Drop || MonitorBit.Get(monitor, e.Entry) == (e.Kind == EventKind.Unfreeze);
            MonitorBit.Set(monitor, e.Entry, e.Kind == EventKind.Freeze && e.Ret >= 0);
        }

        if (step.Jumped)
        {
            monitor.Clear();
        }

        return holds;
    }

    /// <summary>A handler that lacks one of the two callbacks says nothing about their turns.</summary>
    private static bool HasBoth(in StepView step, int handler) =>
        step.System.Workload.Handlers[handler].Freeze && step.System.Workload.Handlers[handler].Unfreeze;
}
