using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO038: the device is open once.</summary>
public sealed class Luo038SingleOpener : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO038";

    /// <inheritdoc/>
    public override string Sentence => "The device is open at most once at a time.";

    /// <inheritdoc/>
    public override string Why => "The agent that opened it owns the sessions of the machine; a second one would create and retrieve under its feet.";

    /// <inheritdoc/>
    public override string Anchor => "luo_open() in luo_core.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3,single-open=any"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => true;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.State.Core.DeviceOpen != 0;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        var openers = 0;
        for (var file = 0; file < view.State.Layout.Dimensions.UserFiles; file++)
        {
            openers += view.State.User(file).Kind == UserFileKind.Device ? 1 : 0;
        }

        return openers <= 1;
    }
}
