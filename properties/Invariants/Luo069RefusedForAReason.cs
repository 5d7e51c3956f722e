using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO069: a reboot is refused for a reason.</summary>
public sealed class Luo069RefusedForAReason : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO069";

    /// <inheritdoc/>
    public override string Sentence => "A reboot is refused only when a callback or a service failed in it.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Failure;

    /// <inheritdoc/>
    public override string Why => "Nobody can repair what did not fail: a machine whose sessions were all frozen by hand can not be updated.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_freeze() in luo_session.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["v4,uninitialised-locals=pattern"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Refused)
        {
            return true;
        }

        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Fault || e.Ret < 0)
            {
                return true;
            }
        }

        return false;
    }
}
