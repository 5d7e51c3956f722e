using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO062: retrieve and finish exclude each other.</summary>
public sealed class Luo062RetrieveAndFinish : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO062";

    /// <inheritdoc/>
    public override string Sentence => "Nothing is retrieved after its finish, and finish is told of a retrieve exactly when that made a file.";

    /// <inheritdoc/>
    public override string Why =>
        "finish gives back what nobody took over: told of a retrieve that failed it leaks the memory, and a retrieve behind it takes over memory that is free.";

    /// <inheritdoc/>
    public override string Anchor => "luo_retrieve_file() and luo_files_finish_one() in luo_files.c (v3), luo_file_finish() in luo_file.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Retrieve, EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            var ended = e.Kind == EventKind.Retrieve && Finished(step.Before, e.Token);
            var untrue = e.Kind == EventKind.Finish && (e.Status > 0) != (e.File >= 0);
            if (ended || untrue)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a file of v3 was finished on its own; in v4 whole sessions are, and those are not UPDATED any more.</summary>
    private static bool Finished(LuoState state, int token)
    {
        foreach (ref readonly var file in state.Global(1)[..(state.Layout.Dimensions.GlobalFiles == 0 ? 0 : state.Machine.Incoming)])
        {
            if (file.Token == token)
            {
                return file.State != MachineState.Updated;
            }
        }

        return false;
    }
}
