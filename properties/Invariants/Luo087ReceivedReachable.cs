using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO087: memory that was handed over can be reached or is free.</summary>
public sealed class Luo087ReceivedReachable : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO087";

    /// <inheritdoc/>
    public override string Sentence => "A kernel whose LUO is off has given back what it was handed over: nobody can ask for it there.";

    /// <inheritdoc/>
    public override string Why => "Guest memory of many gigabytes stays reserved for as long as that kernel runs, and no call is there to find it or to free it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_early_startup() in luo_core.c, luo_ioctl_init() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.User.HasFlag(UserAbilities.LuoOff);

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        if (view.State.Core.Enabled != 0)
        {
            return true;
        }

        for (var slot = 0; slot < view.State.Layout.SessionSlots; slot++)
        {
            if (view.State.Session(slot).List == SessionList.HandedOver)
            {
                return false;
            }
        }

        return true;
    }
}
