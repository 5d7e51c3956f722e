using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO042: a reserved word that is set is refused.</summary>
public sealed class Luo042ReservedRefused : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO042";

    /// <inheritdoc/>
    public override string Sentence => "A call whose reserved word is not zero is refused, unless the machine stops in it.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Stop;

    /// <inheritdoc/>
    public override string Why => "A reserved word that was ignored once can never be given a meaning: old programs may pass anything in it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_finish() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["g4b", "linux-7.3,finish-reserved=ignore"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => HasSessionIoctls(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Finish, Op.GetName, Op.UnpreserveFd, Op.SessionGetState);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => step.Command.Value == 0 || step.Refused || !step.Result.Returned;
}
