using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO079: the seals of a memfd arrive.</summary>
public sealed class Luo079SealsArrive : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO079";

    /// <inheritdoc/>
    public override string Sentence => "A retrieved memfd has the seals that it had when it was preserved.";

    /// <inheritdoc/>
    public override string Why => "Whoever was promised that the memory can not change any more, an importer of the file above all, is deceived after the update.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_preserve() and memfd_luo_retrieve() of mm/memfd_luo.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["mainline,memfd-seals=lost"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => base.AppliesTo(system) && system.Workload.Handlers.Any(handler => handler.Memory);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Retrieve);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Retrieve && e.Ret == 0 && e.Data.Handle != 0 && step.System.Workload.Handlers[e.Who].Memory && !Came(step, e))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the file that a retrieve made is sealed if the preserved one was.</summary>
    private static bool Came(in StepView step, in LuoEvent retrieve) =>
        ((step.Before.Handle(retrieve.Data.Slot).Content ^ step.After.User(retrieve.File).Content) & FileContent.Sealed) == 0;
}
