using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO081: a frozen file does not change.</summary>
public sealed class Luo081FrozenIsStill : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO081";

    /// <inheritdoc/>
    public override string Sentence => "A file that is frozen is not written until it is unfrozen or the machine jumps.";

    /// <inheritdoc/>
    public override string Why => "Freeze is where a handler takes down what must not move any more: what is written behind it may be lost, or half of it arrive.";

    /// <inheritdoc/>
    public override string Anchor => "kernel_kexec() in kexec_core.c, luo_file_freeze() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.User.HasFlag(UserAbilities.Write);

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => system.Layout.Dimensions.Handles;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Bit h: the file preserved under handle h is frozen.
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind is EventKind.Freeze or EventKind.Unfreeze or EventKind.Unpreserve && e.Entry >= 0)
            {
                MonitorBit.Set(monitor, e.Entry, e.Kind == EventKind.Freeze && e.Ret >= 0);
            }
        }

        if (step.Jumped)
        {
            monitor.Clear();
        }
        else if (step.Refused && step.Command.Op is Op.Reboot or Op.RebootContinue)
        {
            Thaw(step, monitor);
        }

        return step.Command.Op != Op.WriteFile || step.Result.Ret != 0 || !IsFrozen(step.Before, step.Before.Descriptor(step.Command.Fd) - 1, monitor);
    }

    /// <summary>A refused reboot ends the freeze of files whose handlers have no unfreeze to be told of it, as memfd's has none.</summary>
    private static void Thaw(in StepView step, Span<byte> monitor)
    {
        foreach (var session in step.After.Outgoing)
        {
            foreach (ref readonly var entry in step.After.Files(session))
            {
                if (entry.Entry != 0 && !step.System.Workload.Handlers[entry.Handler].Unfreeze)
                {
                    MonitorBit.Set(monitor, entry.Entry - 1, false);
                }
            }
        }
    }

    private static bool IsFrozen(LuoState state, int file, ReadOnlySpan<byte> monitor)
    {
        foreach (var session in state.Outgoing)
        {
            foreach (ref readonly var entry in state.Files(session))
            {
                if (entry.File - 1 == file && entry.Entry != 0 && MonitorBit.Get(monitor, entry.Entry - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
