using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO018: a file is retrieved after the files it needs.</summary>
public sealed class Luo018RetrieveOrder : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO018";

    /// <inheritdoc/>
    public override string Sentence => "retrieve of a file succeeds only when every file it needs was retrieved in the same session before.";

    /// <inheritdoc/>
    public override string Why =>
        "Disputed: merged code leaves the order to user space. Enforcing it finds a wrong VMM at once, and it can be relaxed later but not the other way round.";

    /// <inheritdoc/>
    public override string Anchor => "luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Files.Any(file => file.Needs.Count > 0);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Retrieve);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 0; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            if (e.Kind != EventKind.Retrieve || e.Ret != 0)
            {
                continue;
            }

            var needs = Dependencies.Of(step.System, step.Before, e.Data);
            for (var n = 0; n < needs.Count; n++)
            {
                if (!RetrievedBefore(step, i, needs[n]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool RetrievedBefore(in StepView step, int at, int origin)
    {
        var session = step.Events[at].Session;
        var position = Dependencies.Find(step.Before, session, origin);
        if (position < 0)
        {
            return false;
        }

        ref readonly var entry = ref step.Before.File(session, position);
        for (var i = 0; i < at; i++)
        {
            ref readonly var e = ref step.Events[i];
            if (e.Kind == EventKind.Retrieve && e.Ret == 0 && e.Session == session && e.Token == entry.Token)
            {
                return true;
            }
        }

        return entry.RetrieveStatus > 0;
    }
}
