using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO004: unpreserve walks a session last preserved first.</summary>
public sealed class Luo004UnpreserveOrder : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO004";

    /// <inheritdoc/>
    public override string Sentence => "The files of a session are unpreserved in the reverse of the order in which they were preserved.";

    /// <inheritdoc/>
    public override string Why => "A file is preserved after the files it needs; unpreserving one of those first takes away what it still stands on.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_unpreserve_files() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,unpreserve-order=fifo"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Unpreserve);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 1; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            for (var before = 0; before < i && e.Kind == EventKind.Unpreserve; before++)
            {
                ref readonly var other = ref step.Events[before];
                if (other.Kind == EventKind.Unpreserve && other.Session == e.Session && other.Position <= e.Position)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
