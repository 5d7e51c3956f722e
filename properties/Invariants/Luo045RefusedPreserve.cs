using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO045: a PRESERVE_FD that is refused changes nothing.</summary>
public sealed class Luo045RefusedPreserve : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO045";

    /// <inheritdoc/>
    public override string Sentence => "PRESERVE_FD that returns an error has changed nothing.";

    /// <inheritdoc/>
    public override string Why =>
        "The caller believes the file is not preserved; it is handed over all the same, and can be neither preserved again nor taken back without closing the session.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_preserve_fd() in luo_session.c, luo_preserve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.0", "linux-7.3,failed-preserve=flb-kept"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => HasSessionIoctls(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.PreserveFd);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Refused || !step.Changed;
}
