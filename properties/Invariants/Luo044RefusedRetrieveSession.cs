using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO044: a RETRIEVE_SESSION that is refused changes nothing.</summary>
public sealed class Luo044RefusedRetrieveSession : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO044";

    /// <inheritdoc/>
    public override string Sentence => "RETRIEVE_SESSION that returns an error has changed nothing.";

    /// <inheritdoc/>
    public override string Why => "The caller will ask again; a session that the failing call has finished meanwhile took all its preserved memory with it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_ioctl_retrieve_session() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["mainline", "linux-7.0"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary != Vocabulary.GlobalMachine;

    /// <inheritdoc/>
    public override ulong Operations => Of(Op.RetrieveSession);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        // In v4 the first call rebuilds the sessions, whatever it is asked for.
        var rebuilds = step.System.Design.Vocabulary == Vocabulary.SessionMachine && step.Before.Core.Rebuilt == 0;
        return !step.Refused || !step.Changed || rebuilds;
    }
}
