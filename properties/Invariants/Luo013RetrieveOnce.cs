using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO013: the retrieve callback runs at most once per file and boot.</summary>
public sealed class Luo013RetrieveOnce : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO013";

    /// <inheritdoc/>
    public override string Sentence => "The retrieve callback of a file runs at most once in a kernel, whether it succeeds or fails.";

    /// <inheritdoc/>
    public override string Why => "A retrieve consumes what was preserved: run again after a failure it works on what the first run left half taken apart.";

    /// <inheritdoc/>
    public override string Anchor => "luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-6.19", "linux-7.3,retrieve-status=forget"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Retrieve, EventKind.Finish, EventKind.Unpreserve, EventKind.Drop, EventKind.Kexec, EventKind.ColdBoot);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => system.Layout.Dimensions.Handles;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Bit h: retrieve ran for the file preserved under handle h.
        var holds = true;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Preservation >= 0 && e.Kind == EventKind.Retrieve)
            {
                holds &= !MonitorBit.Get(monitor, e.Preservation);
                MonitorBit.Set(monitor, e.Preservation, true);
            }
            else if (e.Preservation >= 0 && e.Kind is EventKind.Finish or EventKind.Unpreserve or EventKind.Drop)
            {
                MonitorBit.Set(monitor, e.Preservation, false);
            }
        }

        if (step.Jumped)
        {
            monitor.Clear();
        }

        return holds;
    }
}
