using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO003: finish walks a session last preserved first.</summary>
public sealed class Luo003FinishOrder : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO003";

    /// <inheritdoc/>
    public override string Sentence => "The files of a session are finished in the reverse of the order in which they were preserved.";

    /// <inheritdoc/>
    public override string Why => "A file is preserved after the files it needs; finishing one of those first takes away what it still stands on.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,finish-order=fifo"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Finish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 1; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            for (var before = 0; before < i && e.Kind == EventKind.Finish; before++)
            {
                ref readonly var other = ref step.Events[before];
                if (other.Kind == EventKind.Finish && other.Session == e.Session && other.Position <= e.Position)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
