using LuoModel.Model.Commands;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO008: a refused reboot leaves the state as it was, data words apart.</summary>
public sealed class Luo008RefusedReboot : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO008";

    /// <inheritdoc/>
    public override string Sentence => "A reboot that is refused leaves everything but the data words as it was: sessions, files, FLB counts, locks.";

    /// <inheritdoc/>
    public override string Why => "The machine goes on after a refused reboot, and the next attempt must be as good as the first.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_serialize() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,refused-reboot-lock=kept"];

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Reboot);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Refused || !step.Changed)
        {
            return true;
        }

        var expected = Allowance.CopyOfBefore(step);
        foreach (var slot in expected.Outgoing)
        {
            var files = Math.Min(expected.Session(slot).Files, step.After.Session(slot).Files);
            for (var at = 0; at < files; at++)
            {
                expected.File(slot, at).Data = step.After.File(slot, at).Data;
            }
        }

        return Allowance.Matches(expected, step.After);
    }
}
