using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO015: when a session is finished, each of its files is, exactly once.</summary>
public sealed class Luo015FinishedWhole : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO015";

    /// <inheritdoc/>
    public override string Sentence => "When a session is finished, finish runs exactly once for each of its files, retrieved or not; an invalidated one is dropped.";

    /// <inheritdoc/>
    public override string Why =>
        "finish is the only thing that gives back what the old kernel preserved for a file: without it the memory is lost, twice frees it twice.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,finish-scope=retrieved"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Finish, Op.Close, Op.RetrieveSession, Op.RetrieveSessionContinue);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (var slot in step.Before.Incoming)
        {
            var left = step.After.Session(slot).List == SessionList.Incoming ? step.After.Session(slot).Files : 0;
            if (left != 0 || step.Before.Session(slot).Files == 0)
            {
                continue;
            }

            foreach (ref readonly var entry in step.Before.Files(slot))
            {
                if (Finishes(step, slot, entry.Token) != 1)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int Finishes(in StepView step, int session, int token)
    {
        var count = 0;
        foreach (ref readonly var e in step.Events)
        {
            count += e.Kind is EventKind.Finish or EventKind.Drop && e.Session == session && e.Token == token ? 1 : 0;
        }

        return count;
    }
}
