using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO065: no page is used after it was freed.</summary>
public sealed class Luo065NoUseAfterFree : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO065";

    /// <inheritdoc/>
    public override string Sentence => "No page is read or written through an address that was kept after it was freed.";

    /// <inheritdoc/>
    public override string Why => "What is there by then belongs to somebody else, in this kernel or, worse, in the next one.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_release() in luo_session.c, luo_file_freeze() in luo_file.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary == Vocabulary.SessionMachine;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.WriteAfterFree, EventKind.StaleAddress, EventKind.FreedBeforeKexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => (step.Kinds & Triggers) == 0;
}
