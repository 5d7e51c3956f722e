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
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,finish-check=single-pass"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 0; i < step.Events.Length; i++)
        {
            if (step.Events[i].Kind == EventKind.Finish && !Agreed(step, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the file finished by event <paramref name="at"/> said yes, none of its session refused, and none was asked later.</summary>
    private static bool Agreed(in StepView step, int at)
    {
        ref readonly var finish = ref step.Events[at];
        var agreed = !step.System.Workload.Handlers[finish.Who].CanFinish;
        for (var i = 0; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            if (e.Kind != EventKind.CanFinish || e.Session != finish.Session)
            {
                continue;
            }

            if (i > at || e.Ret == 0)
            {
                return false;
            }

            agreed |= e.Token == finish.Token;
        }

        return agreed;
    }
}
