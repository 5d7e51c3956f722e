using LuoModel.Model.Commands;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO050: no task waits for a mutex that it holds.</summary>
public sealed class Luo050NoSelfDeadlock : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO050";

    /// <inheritdoc/>
    public override string Sentence => "Neither PRESERVE_FD nor RETRIEVE_FD waits for a lock that its own task holds.";

    /// <inheritdoc/>
    public override string Why =>
        "The task can not even be killed, and the session is locked for ever; files that need each other in a circle get there by themselves.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_get_file_incoming() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,dependency-retrieve=implicit"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.RetrieveFd, Op.PreserveFd);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => step.Result.Outcome != Outcome.StuckMutex;
}
