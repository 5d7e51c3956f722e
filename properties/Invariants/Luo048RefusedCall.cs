using LuoModel.Model.Commands;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO048: any other call that is refused changes nothing.</summary>
public sealed class Luo048RefusedCall : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO048";

    /// <inheritdoc/>
    public override string Sentence =>
        "Any other call, made in one piece, that returns an error has changed nothing; the rebuild by the first open, the remembered failure of an FLB's retrieve and the initialisation of an FLB by its first use are meant.";

    /// <inheritdoc/>
    public override string Why => "An error that hides a change makes the caller repeat something that already happened, or believe that it did not.";

    /// <inheritdoc/>
    public override string Anchor => "luo_open() in luo_core.c, liveupdate_register_flb() and luo_flb_retrieve_one() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "g4b"];

    /// <inheritdoc/>
    public override UInt128 Operations => ~Of(
        Op.CreateSession, Op.RetrieveSession, Op.PreserveFd, Op.RetrieveFd, Op.Finish, Op.Reboot, Op.ColdBoot,
        Op.RebootStart, Op.RebootContinue, Op.RetrieveSessionContinue);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Refused || !step.Changed)
        {
            return true;
        }

        if (step.Command.Op == Op.OpenDev)
        {
            return step.Before.Core.Deserialized == Deserialized.NotYet;
        }

        var expected = Allowance.CopyOfBefore(step);
        for (var flb = 0; flb < step.After.Layout.Dimensions.Flbs; flb++)
        {
            expected.Flb(flb).Private |= step.After.Flb(flb).Private;
        }

        if (step.Command.Op == Op.FlbGetIn && step.After.Flb(step.Command.Object).InStatus < 0)
        {
            expected.Flb(step.Command.Object) = step.After.Flb(step.Command.Object);
        }

        return Allowance.Matches(expected, step.After);
    }
}
