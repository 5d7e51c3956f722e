using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO001: no file is finished before every can_finish of its session was asked and said yes.</summary>
public sealed class Luo001TwoPhaseFinish : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO001";

    /// <inheritdoc/>
    public override string Sentence => "Every can_finish of a session says yes before the first file of it is finished; when one refuses, none is finished.";

    /// <inheritdoc/>
    public override string Why =>
        "A session that is half finished can be neither used nor finished: the files already finished gave their memory back, the others still wait for them.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["mainline,finish-check=single-pass"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.CanFinish, EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        // One command finishes at most one session unless several are released at once, so the phase is tracked per session.
        for (var i = 0; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            if (e.Kind != EventKind.CanFinish)
            {
                continue;
            }

            foreach (ref readonly var other in step.Events)
            {
                var sameSession = other.Kind == EventKind.Finish && other.Session == e.Session;
                if (sameSession && (e.Ret == 0 || IsBefore(other, e, step.Events)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsBefore(in LuoEvent first, in LuoEvent second, ReadOnlySpan<LuoEvent> events) =>
        events.IndexOf(first) < events.IndexOf(second);
}
