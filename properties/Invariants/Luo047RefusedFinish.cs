using LuoModel.Model.Commands;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO047: a FINISH that is refused changes nothing.</summary>
public sealed class Luo047RefusedFinish : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO047";

    /// <inheritdoc/>
    public override string Sentence => "FINISH that returns an error has changed nothing.";

    /// <inheritdoc/>
    public override string Why => "The caller will repair what refused and ask again; files that were finished meanwhile are gone.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_finish() in luo_session.c, luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.3,finish-check=single-pass"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Finish);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Refused || !step.Changed;
}
