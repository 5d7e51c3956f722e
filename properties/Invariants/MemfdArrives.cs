using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>What a memfd promises of one part of its content: a retrieve that succeeds gives it back as it was handed over.</summary>
/// <param name="part">The part, a bit of <see cref="FileContent"/>.</param>
public abstract class MemfdArrives(FileContent part) : Invariant
{
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

    /// <summary>Whether the file that a retrieve made has the part exactly if the preserved one had.</summary>
    private bool Came(in StepView step, in LuoEvent retrieve) =>
        ((step.Before.Handle(retrieve.Data.Slot).Content ^ step.After.User(retrieve.File).Content) & part) == 0;
}
