using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO033: no handler is called whose module nothing pins.</summary>
public sealed class Luo033NoCallUnpinned : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO033";

    /// <inheritdoc/>
    public override string Sentence => "get_id of a handler is called only while the module of the handler is pinned.";

    /// <inheritdoc/>
    public override string Why =>
        "The key of the map against double preservation is made by the handler: after the last pin is dropped the module may be gone.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_unpreserve_files() and luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override bool SpeaksOfPins => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,pin-dropped=before-map"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Handlers.Any(handler => handler.GetId);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.UnpinnedCall);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => !step.Has(EventKind.UnpinnedCall);
}
