using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO095: PRESERVE_FD that is no error has preserved.</summary>
public sealed class Luo095PreserveTold : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO095";

    /// <inheritdoc/>
    public override string Sentence => "After PRESERVE_FD that returned no error its session has a file under the token.";

    /// <inheritdoc/>
    public override string Why => "An agent that believes its file is preserved reboots, and the memory of its virtual machine is gone.";

    /// <inheritdoc/>
    public override string Anchor => "luo_preserve_file() in luo_file.c, luo_session_preserve_fd() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Handlers.Any(handler => handler.PreservesPositive);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.PreserveFd);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Result.Returned && step.Result.Ret >= 0;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Result.Returned || step.Result.Ret < 0 || HasFile(step.After, step.Command);

    private static bool HasFile(LuoState after, in Command command) =>
        Dependencies.FindToken(after, after.User(after.Descriptor(command.Fd) - 1).Session, command.Token) >= 0;
}
