using LuoModel.Model.Environments;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>What a step says of itself comes before what was asked for earlier and still lasts.</summary>
internal readonly struct LayeredEnvironment(ScriptedOutside step, ScriptedOutside lasting) : IEnvironment
{
    /// <inheritdoc/>
    public int Callback(in CallbackPoint point) => step.TryAnswer(point, out var ret) ? ret : lasting.Answer(point);

    /// <inheritdoc/>
    public bool Fails(FaultKind kind)
    {
        var here = step.Use(kind);
        return lasting.Use(kind) || here;
    }
}
