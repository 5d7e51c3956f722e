using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO092: an unplugged file is not handed out and its session not finished.</summary>
public sealed class Luo092UnpluggedRefused : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO092";

    /// <inheritdoc/>
    public override string Sentence => "RETRIEVE_FD of a file whose device is gone fails, and so does FINISH of its session; closing the session is what is left.";

    /// <inheritdoc/>
    public override string Why =>
        "User space is told that all went well, and a virtual machine goes on with a device that is not there.";

    /// <inheritdoc/>
    public override string Anchor => "luo_retrieve_file() and luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Layout.Dimensions.Devices > 0;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.RetrieveFd, Op.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Result.Returned || step.Result.Ret != 0)
        {
            return true;
        }

        var session = step.Before.User(step.Before.Descriptor(step.Command.Fd) - 1).Session;
        if (step.Command.Op == Op.Finish)
        {
            return !UnpluggedFiles.Any(step.Before, session);
        }

        var at = Dependencies.FindToken(step.Before, session, step.Command.Token);
        return at < 0 || !UnpluggedFiles.IsUnplugged(step.Before, step.Before.File(session, at).Data);
    }
}
