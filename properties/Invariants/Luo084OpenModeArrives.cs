using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO084: a memfd that could only be read stays so.</summary>
public sealed class Luo084OpenModeArrives : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO084";

    /// <inheritdoc/>
    public override string Sentence => "A memfd that was preserved through a read-only descriptor comes back read-only.";

    /// <inheritdoc/>
    public override string Why => "Whoever hands out a read-only descriptor keeps the right to write for itself: after the update the receiver has it too.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_retrieve() of mm/memfd_luo.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Files.Any(file => file.ReadOnly);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Retrieve);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Retrieve && e.Ret == 0 && e.File >= 0 && Gained(step, step.After.User(e.File)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Gained(in StepView step, in UserFile file) =>
        file.Origin >= 0 && step.System.Workload.Files[file.Origin].ReadOnly && (file.Content & FileContent.ReadOnly) == 0;
}
