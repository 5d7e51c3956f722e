using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO046: a RETRIEVE_FD that is refused changes nothing but the remembered outcome.</summary>
public sealed class Luo046RefusedRetrieveFd : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO046";

    /// <inheritdoc/>
    public override string Sentence =>
        "RETRIEVE_FD that returns an error has changed nothing but what is remembered of the retrieve of that file, the memory that it gave back, and the FLB it fetched.";

    /// <inheritdoc/>
    public override string Why =>
        "The outcome is remembered on purpose, so that the callback never runs twice; everything else, other files above all, must be as it was.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_retrieve_fd() in luo_session.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,dependency-retrieve=implicit"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => HasSessionIoctls(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.RetrieveFd);

    /// <inheritdoc/>
    public override bool IsTestedBy(in StepView step) => step.Refused;

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Refused || !step.Changed)
        {
            return true;
        }

        var expected = Allowance.CopyOfBefore(step);
        var session = expected.User(expected.Descriptor(step.Command.Fd) - 1).Session;
        var at = Dependencies.FindToken(expected, session, step.Command.Token);
        if (at < 0)
        {
            return false;
        }

        Allow(expected, step.After, session, at);
        return Allowance.Matches(expected, step.After);
    }

    /// <summary>Takes over the outcome of the entry's own retrieve: its status, the file it made with its key, its memory, and the FLB its handler fetched.</summary>
    private static void Allow(LuoState expected, LuoState after, int session, int at)
    {
        ref readonly var outcome = ref after.File(session, at);
        ref var entry = ref expected.File(session, at);
        entry.RetrieveStatus = outcome.RetrieveStatus;
        if (entry.File == 0 && outcome.File != 0)
        {
            entry.File = outcome.File;
            expected.User(outcome.File - 1) = after.User(outcome.File - 1);
            after.DuplicateMap.CopyTo(expected.DuplicateMap);
        }

        if (entry.Data.Handle != 0)
        {
            // A retrieve that fails gives the memory back that it took over (LUO082).
            expected.Handle(entry.Data.Slot).Recorded = after.Handle(entry.Data.Slot).Recorded;
        }

        var flb = expected.Handler(entry.Handler).UseFlb - 1;
        if (flb >= 0)
        {
            expected.Flb(flb) = after.Flb(flb);
            var module = expected.Layout.Dimensions.Handlers + flb;
            expected.ModuleRefs(module) = after.ModuleRefs(module);
        }
    }
}
