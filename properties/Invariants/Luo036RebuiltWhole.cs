using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO036: an opened device means that everything was rebuilt.</summary>
public sealed class Luo036RebuiltWhole : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO036";

    /// <inheritdoc/>
    public override string Sentence => "Once the device can be opened, every session that was handed over is rebuilt with all its files.";

    /// <inheritdoc/>
    public override string Why =>
        "A session that lacks files looks finished when it is not: what they preserved is never given back, and user space is told that all is well.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_deserialize() in luo_session.c, luo_file_deserialize() in luo_file.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.0", "linux-7.3,deserialize-files=ignore", "linux-7.3,deserialize-alloc=forget"];

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.State.Core.Deserialized == Deserialized.Done && view.State.Incoming.Length > 0;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        if (view.State.Core.Deserialized != Deserialized.Done)
        {
            return true;
        }

        for (var slot = 0; slot < view.State.Layout.SessionSlots; slot++)
        {
            ref readonly var session = ref view.State.Session(slot);
            if (session.List == SessionList.HandedOver || (session.List == SessionList.Incoming && session.Count != session.Files))
            {
                return false;
            }
        }

        return true;
    }
}
