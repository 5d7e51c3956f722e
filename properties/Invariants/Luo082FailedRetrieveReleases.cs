using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO082: a failed retrieve leaves nothing behind.</summary>
public sealed class Luo082FailedRetrieveReleases : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO082";

    /// <inheritdoc/>
    public override string Sentence => "A memfd whose retrieve failed has given back all its pages by the time it is finished.";

    /// <inheritdoc/>
    public override string Why =>
        "finish is told of the failure and keeps its hands off, as the data may be half consumed: what the failed retrieve left is lost until the next cold boot.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_retrieve() and memfd_luo_finish() of mm/memfd_luo.c, luo_file_finish_one() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.3,memfd-failed-retrieve=wrong-address", "linux-7.3,memfd-failed-retrieve=left-in-cache"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Handlers.Any(handler => handler.Memory);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Finish && e.Status < 0 && e.Data.Handle != 0 && (step.Before.Handle(e.Data.Slot).Recorded & FileContent.Pages) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
