using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO077: GET_NAME is measured by its own structure.</summary>
public sealed class Luo077GetNameSize : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO077";

    /// <inheritdoc/>
    public override string Sentence => "GET_NAME does not answer -E2BIG to a call of its full size, whatever its name area holds, and refuses a shorter one, unless the machine stops in it.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Stop;

    /// <inheritdoc/>
    public override string Why =>
        "The name is an output: a caller that does not clear it is refused for no reason, and one that passes too little room gets half a name.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_ioctl() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,get-name-size=retrieve-fd"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) =>
        base.AppliesTo(system) && system.Design.GetName == GetName.Present && (system.Workload.User & UserAbilities.Sizes) != 0;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.GetName);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => (GetNameArgument)step.Command.Other switch
    {
        GetNameArgument.Short => !step.Result.Returned || step.Refused,
        GetNameArgument.NameAreaFilled => step.Result.Ret != Errno.E2BIG,
        _ => true,
    };
}
