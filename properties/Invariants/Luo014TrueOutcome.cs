using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO014: can_finish and finish are told the true outcome of retrieve.</summary>
public sealed class Luo014TrueOutcome : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO014";

    /// <inheritdoc/>
    public override string Sentence => "can_finish and finish are told whether retrieve of their file was never tried, succeeded or failed.";

    /// <inheritdoc/>
    public override string Why => "A finish that believes retrieve was never tried gives back memory that a failed retrieve gave back already.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-6.19", "linux-7.3,retrieve-status=forget"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override ulong Triggers =>
        On(EventKind.Retrieve, EventKind.CanFinish, EventKind.Finish, EventKind.Unpreserve, EventKind.Drop, EventKind.Kexec, EventKind.ColdBoot);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => 2 * system.Layout.Dimensions.Handles;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Bits 2h and 2h + 1: the last retrieve of the file preserved under handle h succeeded, or failed.
        var holds = true;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Preservation < 0)
            {
                continue;
            }

            switch (e.Kind)
            {
                case EventKind.Retrieve:
                    MonitorBit.Set(monitor, 2 * e.Preservation, e.Ret == 0);
                    MonitorBit.Set(monitor, (2 * e.Preservation) + 1, e.Ret != 0);
                    break;
                case EventKind.CanFinish or EventKind.Finish:
                    holds &= e.Status > 0 == MonitorBit.Get(monitor, 2 * e.Preservation) && e.Status < 0 == MonitorBit.Get(monitor, (2 * e.Preservation) + 1);
                    break;
                default:
                    break;
            }

            if (e.Kind is EventKind.Finish or EventKind.Unpreserve or EventKind.Drop)
            {
                MonitorBit.Set(monitor, 2 * e.Preservation, false);
                MonitorBit.Set(monitor, (2 * e.Preservation) + 1, false);
            }
        }

        if (step.Jumped)
        {
            monitor.Clear();
        }

        return holds;
    }
}
