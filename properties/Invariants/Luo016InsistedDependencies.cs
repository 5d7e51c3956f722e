using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO016: a session is finished only when what its files insist on was retrieved.</summary>
public sealed class Luo016InsistedDependencies : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO016";

    /// <inheritdoc/>
    public override string Sentence => "A file whose handler insists on its dependencies is finished only when each of them was retrieved in the same session.";

    /// <inheritdoc/>
    public override string Why =>
        "A guest_memfd without its virtual machine is useless; the kernel promised to catch that at the boundary of the session, as it does not order retrieves.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_finish() in luo_file.c, can_finish of the handler";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,dependency-finish=ignore"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && DependencyChecks.AnyInsists(system.Workload);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind != EventKind.Finish)
            {
                continue;
            }

            var needs = Dependencies.Of(step.System, step.Before, e.Data);
            for (var i = 0; i < needs.Count; i++)
            {
                var at = Dependencies.Find(step.Before, e.Session, needs[i]);
                if (Dependencies.Insists(step.System, step.Before, e.Data, i) && (at < 0 || step.Before.File(e.Session, at).RetrieveStatus <= 0))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
