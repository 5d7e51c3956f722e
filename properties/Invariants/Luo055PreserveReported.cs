using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO055: FD_PRESERVE says what happened.</summary>
public sealed class Luo055PreserveReported : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO055";

    /// <inheritdoc/>
    public override string Sentence => "FD_PRESERVE that answers 0 has preserved the file.";

    /// <inheritdoc/>
    public override string Why => "An agent that believes its file is preserved reboots, and the memory of its virtual machine is gone.";

    /// <inheritdoc/>
    public override string Anchor => "luo_ioctl_fd_preserve() in luo_ioctl.c (v3)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary == Vocabulary.GlobalMachine;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.FdPreserve);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.RegisterFileCall && e.Ret < 0)
            {
                return step.Refused;
            }
        }

        return true;
    }
}
