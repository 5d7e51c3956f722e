using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO075: a dependency is found by its id.</summary>
public sealed class Luo075DependencyFound : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO075";

    /// <inheritdoc/>
    public override string Sentence => "A dependency that its session holds, by the id its handler gives it, is found when its token is looked up.";

    /// <inheritdoc/>
    public override string Why => "The same file, opened twice, is busy for whoever preserves it and not preserved for whoever depends on it: user space can do neither.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_get_token_outgoing() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["implicit-retrieve"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Inodes > 0;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.DependencyLookup);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.DependencyLookup && e.Ret == Errno.ENOENT && Holds(step, e.Session, e.Who))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(in StepView step, int session, int origin)
    {
        var files = step.System.Workload.Files;
        foreach (ref readonly var entry in step.Before.Files(session))
        {
            if (entry.File != 0 && files[step.Before.User(entry.File - 1).Origin].IsSameThing(files[origin]))
            {
                return true;
            }
        }

        return false;
    }
}
