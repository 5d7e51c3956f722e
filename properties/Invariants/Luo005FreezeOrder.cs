using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO005: freeze walks sessions and files in the order of their making.</summary>
public sealed class Luo005FreezeOrder : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO005";

    /// <inheritdoc/>
    public override string Sentence =>
        "Sessions are frozen in the order in which they were created, the files of each in the order in which they were preserved.";

    /// <inheritdoc/>
    public override string Why =>
        "A handler that looks up the token of a file it needs, or writes into what that file serialized, relies on the other freeze having run.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize() in luo_session.c, luo_file_freeze() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,freeze-order=lifo"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Freeze);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        var turn = -1;
        var position = -1;
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind != EventKind.Freeze)
            {
                continue;
            }

            var session = step.Before.Outgoing.IndexOf(e.Session);
            if (session < turn || (session == turn && e.Position <= position))
            {
                return false;
            }

            turn = session;
            position = e.Position;
        }

        return true;
    }
}
