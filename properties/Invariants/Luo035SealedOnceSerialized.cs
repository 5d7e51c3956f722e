using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO035: the outgoing set does not change after it was serialized.</summary>
public sealed class Luo035SealedOnceSerialized : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO035";

    /// <inheritdoc/>
    public override string Sentence => "Between the end of serialization and the jump nothing in the outgoing set changes.";

    /// <inheritdoc/>
    public override string Why =>
        "What was serialized still points to the memory of a file that is unpreserved meanwhile, and lacks what is preserved meanwhile.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_reboot() in luo_core.c, luo_session_serialize_rwsem";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,reboot-exclusion=none"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && (system.Workload.User & (UserAbilities.NoKexec | UserAbilities.Concurrent)) != 0;

    /// <inheritdoc/>
    public override int MonitorBits(LuoSystem system) => 1;

    /// <inheritdoc/>
    public override bool Observe(in StepView step, Span<byte> monitor)
    {
        // Set while the blob is serialized and the machine has not jumped.
        if (step.Command.Op is Op.Reboot or Op.ColdBoot)
        {
            var comesBack = (RebootKind)step.Command.Value == RebootKind.Jump;
            monitor[0] = (byte)(!step.Jumped && step.Result.Returned && !step.RebootUndone && !comesBack ? 1 : 0);
            return true;
        }

        var sealedNow = monitor[0] != 0 || step.Before.Core.UnderWay == CallUnderWay.RebootJumps;
        return !sealedNow || step.Jumped || SameOutgoing(step.Before, step.After);
    }

    private static bool SameOutgoing(LuoState before, LuoState after)
    {
        if (!before.Outgoing.SequenceEqual(after.Outgoing))
        {
            return false;
        }

        foreach (var slot in before.Outgoing)
        {
            var files = before.Files(slot);
            var others = after.Files(slot);
            if (before.Session(slot).Name != after.Session(slot).Name || files.Length != others.Length)
            {
                return false;
            }

            for (var at = 0; at < files.Length; at++)
            {
                if (files[at].Token != others[at].Token || files[at].Data != others[at].Data)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
