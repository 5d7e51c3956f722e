using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO066: an input without effect is refused.</summary>
public sealed class Luo066EveryInputMeansSomething : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO066";

    /// <inheritdoc/>
    public override string Sentence => "SESSION_GET_STATE with a field set that it does not use is refused.";

    /// <inheritdoc/>
    public override string Why => "User space asks for the state of the incoming side, is answered with another, and acts on it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_get_state() in luo_session.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary == Vocabulary.SessionMachine;

    /// <inheritdoc/>
    public override UInt128 Operations => Of(Op.SessionGetState);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step) => step.Command.Other <= 0 || step.Refused;
}
