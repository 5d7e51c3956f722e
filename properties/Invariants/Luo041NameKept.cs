using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO041: a session has the name it was created with.</summary>
public sealed class Luo041NameKept : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO041";

    /// <inheritdoc/>
    public override string Sentence => "A session that was created has the name that user space gave.";

    /// <inheritdoc/>
    public override string Why =>
        "The next kernel's agent asks for the same name: one that was cut is not found, and two that were cut alike can not both exist.";

    /// <inheritdoc/>
    public override string Anchor => "luo_ioctl_create_session() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,name-check=cut"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => HasSessionIoctls(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.CreateSession);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Result.Returned || step.Result.Ret != 0)
        {
            return true;
        }

        var session = step.After.User(step.After.Descriptor(step.Command.As) - 1).Session;
        return step.After.Session(session).Name == step.Command.Object;
    }
}
