using LuoModel.Model.Events;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO002: can_finish is asked first preserved first, and nobody after a refusal.</summary>
public sealed class Luo002CanFinishOrder : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO002";

    /// <inheritdoc/>
    public override string Sentence => "can_finish is asked in the order in which the files were preserved, and nobody is asked after the first refusal.";

    /// <inheritdoc/>
    public override string Why =>
        "Handlers may rely on the files theirs depend on being asked before them, and a handler that is asked again after a refusal must not have changed anything for it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_file_finish() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,finish-check=single-pass"];

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.CanFinish);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        for (var i = 1; i < step.Events.Length; i++)
        {
            ref readonly var e = ref step.Events[i];
            for (var before = 0; before < i && e.Kind == EventKind.CanFinish; before++)
            {
                ref readonly var other = ref step.Events[before];
                if (other.Kind == EventKind.CanFinish && other.Session == e.Session && (other.Ret == 0 || other.Position >= e.Position))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
