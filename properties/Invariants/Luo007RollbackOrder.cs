using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO007: the rollback walks sessions backwards and the files of each forwards.</summary>
public sealed class Luo007RollbackOrder : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO007";

    /// <inheritdoc/>
    public override string Sentence =>
        "A refused reboot rolls the sessions back from the one that failed to the oldest, the files of each in the order in which they were preserved.";

    /// <inheritdoc/>
    public override string Why =>
        "Rollback is the least tested path; handlers that share something across files or sessions are only right for the order the kernel has.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize() in luo_session.c, luo_file_unfreeze() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,session-rollback-order=forward", "linux-7.3,file-rollback-order=reverse"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Unfreeze);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        var turn = int.MaxValue;
        var position = -1;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind != EventKind.Unfreeze)
            {
                continue;
            }

            var session = step.Before.Outgoing.IndexOf(e.Session);
            if (session > turn || (session == turn && e.Position <= position))
            {
                return false;
            }

            turn = session;
            position = e.Position;
        }

        return true;
    }
}
