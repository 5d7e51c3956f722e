using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO059: what was frozen arrives.</summary>
public sealed class Luo059FrozenArrives : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO059";

    /// <inheritdoc/>
    public override string Sentence =>
        "Everything that was frozen for the next kernel reaches it, unless the machine stops on the way: every session with its name, every file with its token and data word.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Stop;

    /// <inheritdoc/>
    public override string Why => "What is missing is lost without an error, and the memory of its owner with it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_files_commit_data_to_fdt() in luo_files.c (v3), luo_session_prepare() in luo_session.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Result.Returned || Handover.IsComplete(step);
}
