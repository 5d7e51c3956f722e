using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO073: a missing handler costs no other session.</summary>
public sealed class Luo073OthersRebuilt : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO073";

    /// <inheritdoc/>
    public override string Sentence => "A session whose handlers are all registered, none in a module that is going, can be reached, whatever other sessions hold, unless a service of the kernel fails in the rebuild.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Failure;

    /// <inheritdoc/>
    public override string Why => "One driver that is missing in the new kernel takes every virtual machine of the host with it, also those that never used it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_deserialize() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.OpenDev);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (step.After.Core.Deserialized != Deserialized.Failed || step.Before.Core.Deserialized == Deserialized.Failed || step.Has(EventKind.Fault))
        {
            return true;
        }

        for (var slot = 0; slot < step.Before.Layout.SessionSlots; slot++)
        {
            if (step.Before.Session(slot).List == SessionList.HandedOver && HandlersAreThere(step.Before, slot))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HandlersAreThere(LuoState state, int session)
    {
        foreach (ref readonly var entry in state.Files(session))
        {
            if (state.Handler(entry.Handler).Registered == 0 || state.ModuleGoing(entry.Handler) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
