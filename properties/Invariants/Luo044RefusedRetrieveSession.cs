using LuoModel.Model.Commands;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO044: a RETRIEVE_SESSION that is refused changes nothing.</summary>
public sealed class Luo044RefusedRetrieveSession : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO044";

    /// <inheritdoc/>
    public override string Sentence => "RETRIEVE_SESSION, made in one piece, that returns an error has changed nothing.";

    /// <inheritdoc/>
    public override string Why => "The caller will ask again; a session that the failing call has finished meanwhile took all its preserved memory with it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_ioctl_retrieve_session() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.0"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.RetrieveSession);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Refused || !step.Changed;
}
