using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO068: after a failed freeze nobody is prepared.</summary>
public sealed class Luo068NormalMeansNobodyPrepared : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO068";

    /// <inheritdoc/>
    public override string Sentence => "After a freeze that failed, with the machine NORMAL again, no file, session or subsystem is still prepared or frozen.";

    /// <inheritdoc/>
    public override string Why =>
        "Prepared participants refuse work, and the next PREPARE skips them: what they hold goes over as it was at the first attempt.";

    /// <inheritdoc/>
    public override string Anchor => "luo_files_freeze() in luo_files.c, luo_do_subsystems_freeze_calls() in luo_subsystems.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !Machines.FreezeFailed(step) || Machines.NothingPrepared(step.After);
}
