using LuoModel.Model.Events;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO052: user space can not make the kernel warn.</summary>
public sealed class Luo052NoWarning : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO052";

    /// <inheritdoc/>
    public override string Sentence => "No call makes the kernel warn unless an allocation or another service of the kernel, a module, a callback or a look-up failed in the same call.";

    /// <inheritdoc/>
    public override Exemptions Exempts => Exemptions.Failure;

    /// <inheritdoc/>
    public override string Why => "A warning is a bug report, and a panic where panic_on_warn is set; it must not be in the hands of user space.";

    /// <inheritdoc/>
    public override string Anchor => "luo_retrieve_file() in luo_file.c, liveupdate_flb_put_incoming() in luo_flb.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.0"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Warn);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind is EventKind.Fault or EventKind.ModuleGetFailed || e.Ret < 0)
            {
                return true;
            }
        }

        return false;
    }
}
