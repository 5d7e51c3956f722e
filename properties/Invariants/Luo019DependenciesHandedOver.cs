using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO019: what is handed over has what it needs with it.</summary>
public sealed class Luo019DependenciesHandedOver : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO019";

    /// <inheritdoc/>
    public override string Sentence => "A file is handed over only together with every file it needs, in the same session.";

    /// <inheritdoc/>
    public override string Why =>
        "Disputed: merged code leaves it to user space. A file whose dependency stayed behind can not be made to work in the next kernel by anybody.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize() in luo_session.c, liveupdate_get_token_outgoing() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Files.Any(file => file.Needs.Count > 0);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (step.Before.Core.Enabled == 0)
        {
            return true;
        }

        foreach (var slot in step.Before.Outgoing)
        {
            foreach (ref readonly var entry in step.Before.Files(slot))
            {
                var needs = Dependencies.Of(step.System, step.Before, entry.Data);
                for (var i = 0; i < needs.Count; i++)
                {
                    if (Dependencies.Find(step.Before, slot, needs[i]) < 0)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
