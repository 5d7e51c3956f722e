using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO076: a retrieved file can be preserved for the next update.</summary>
public sealed class Luo076PreservedAgain : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO076";

    /// <inheritdoc/>
    public override string Sentence => "A file that was retrieved is not busy for PRESERVE_FD before its incoming session is finished, unless an outgoing session has it already.";

    /// <inheritdoc/>
    public override string Why =>
        "Disputed: it is the price of the map against double preservation. Two updates in a row need a FINISH in between, which earlier code did not ask for.";

    /// <inheritdoc/>
    public override string Anchor => "luo_preserve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && (system.Workload.User & UserAbilities.PreserveRetrieved) != 0;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.PreserveFd);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        var file = step.Before.Descriptor(step.Command.Other) - 1;
        return step.Result.Ret != Errno.EBUSY || step.Before.User(file).Kind != UserFileKind.Retrieved || IsPreserved(step.Before, file);
    }

    /// <summary>Whether an outgoing session holds the file: then the refusal is what the map is for.</summary>
    private static bool IsPreserved(LuoState state, int file)
    {
        foreach (var session in state.Outgoing)
        {
            foreach (ref readonly var entry in state.Files(session))
            {
                if (entry.File - 1 == file)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
