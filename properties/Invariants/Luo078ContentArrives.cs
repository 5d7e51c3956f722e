using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO078: what a memfd holds arrives.</summary>
public sealed class Luo078ContentArrives : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO078";

    /// <inheritdoc/>
    public override string Sentence => "A retrieved memfd holds what it held at the moment of the jump.";

    /// <inheritdoc/>
    public override string Why => "A virtual machine goes on with memory that lost what was written to it after it was preserved, and nobody is told.";

    /// <inheritdoc/>
    public override string Anchor => "memfd_luo_preserve_folios() and memfd_luo_retrieve() of mm/memfd_luo.c, luo_retrieve_file() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["mainline,memfd-pages=as-found"];

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

    /// <summary>Whether the file that a retrieve made is written if the preserved one was.</summary>
    private static bool Came(in StepView step, in LuoEvent retrieve) =>
        ((step.Before.Handle(retrieve.Data.Slot).Content ^ step.After.User(retrieve.File).Content) & FileContent.Written) == 0;
}
