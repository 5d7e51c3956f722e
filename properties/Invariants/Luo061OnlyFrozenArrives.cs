using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO061: only what was frozen arrives.</summary>
public sealed class Luo061OnlyFrozenArrives : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO061";

    /// <inheritdoc/>
    public override string Sentence => "The next kernel receives nothing that was not frozen for it, unless the machine stops on the way.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Stop;

    /// <inheritdoc/>
    public override string Why =>
        "A file that was cancelled comes back with the word 0, or with memory that was freed: its handler takes over what belongs to somebody else.";

    /// <inheritdoc/>
    public override string Anchor => "luo_files_commit_data_to_fdt() in luo_files.c (v3), luo_session_prepare() in luo_session.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Result.Returned || Handover.IsExclusive(step);
}
