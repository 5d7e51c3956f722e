using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO064: use counts equal users.</summary>
public sealed class Luo064UseCountExact : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO064";

    /// <inheritdoc/>
    public override string Sentence => "The use count of a handler is the number of file entries that name it.";

    /// <inheritdoc/>
    public override string Why =>
        "One too low and the handler goes while files wait for it, which panics the rebuild; one too high, or below zero, and it can never go.";

    /// <inheritdoc/>
    public override string Anchor => "luo_unpreserve_file() and luo_file_deserialize() in luo_file.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary == Vocabulary.SessionMachine;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.Preserved.ContainsAnyExcept((short)0);

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        for (var handler = 0; handler < view.Preserved.Length; handler++)
        {
            if (view.State.Handler(handler).Users != view.Preserved[handler])
            {
                return false;
            }
        }

        return true;
    }
}
