using LuoModel.Model.Commands;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO063: only what is registered is unregistered.</summary>
public sealed class Luo063UnregisterOnlyRegistered : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO063";

    /// <inheritdoc/>
    public override string Sentence => "Unregistering a handler or subsystem that is not registered is refused and changes nothing.";

    /// <inheritdoc/>
    public override string Why =>
        "The module reference that is dropped was another's: the module goes while somebody uses it; and an entry that was on no list corrupts one.";

    /// <inheritdoc/>
    public override string Anchor => "liveupdate_unregister_file_handler() in luo_file.c, liveupdate_unregister_subsystem() in luo_subsystems.c (v3, v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.Unregister, Op.UnregisterSubsystem);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        var registered = step.Command.Op == Op.Unregister
            ? step.Before.Handler(step.Command.Object).Registered
            : step.Before.Subsystem(step.Command.Object).Registered;
        return registered != 0 || (step.Refused && !step.Changed);
    }
}
