using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO043: a CREATE_SESSION that is refused changes nothing.</summary>
public sealed class Luo043RefusedCreate : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO043";

    /// <inheritdoc/>
    public override string Sentence => "CREATE_SESSION that returns an error has changed nothing.";

    /// <inheritdoc/>
    public override string Why =>
        "The caller goes on as if nothing had happened; room that was made and kept becomes an empty block, which the next kernel refuses with a panic.";

    /// <inheritdoc/>
    public override string Anchor => "luo_ioctl_create_session() in luo_core.c, luo_session_insert() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => HasSessionIoctls(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.CreateSession);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Refused || !step.Changed;
}
