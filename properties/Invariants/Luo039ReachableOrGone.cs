using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO039: every session can be reached or is gone.</summary>
public sealed class Luo039ReachableOrGone : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO039";

    /// <inheritdoc/>
    public override string Sentence => "Every session on a list has a descriptor, can be retrieved by its name, is being closed, or is a mounted instance.";

    /// <inheritdoc/>
    public override string Why =>
        "A session that nobody can reach is never finished: its memory stays until the next kexec, and its retrieved files can not be preserved for it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_session_release() in luo_session.c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["linux-7.3", "linux-7.0"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => system.Design.Vocabulary != Vocabulary.GlobalMachine;

    /// <inheritdoc/>
    public override bool SpeaksOfStates => true;

    /// <inheritdoc/>
    public override bool IsTestedIn(in StateView view) => view.State.Outgoing.Length + view.State.Incoming.Length > 0;

    /// <inheritdoc/>
    public override bool HoldsIn(in StateView view)
    {
        foreach (var slot in view.State.Outgoing)
        {
            // v4 has one list: those of the previous kernel that nobody asked for yet are on it too. One that is being closed is on its way
            // out, one that is mounted (kexecfs) can be opened.
            var waits = view.State.Session(slot) is { State: MachineState.Updated, Retrieved: 0 } or { Closing: not 0 } or { Mounted: not 0 };
            if (!waits && !HasFile(view.State, slot))
            {
                return false;
            }
        }

        foreach (var slot in view.State.Incoming)
        {
            ref readonly var session = ref view.State.Session(slot);
            if (session.Retrieved == 0 ? FirstOfName(view.State, session.Name) != slot : session.Mounted == 0 && !HasFile(view.State, slot))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasFile(LuoState state, int session)
    {
        for (var file = 0; file < state.Layout.Dimensions.UserFiles; file++)
        {
            ref readonly var user = ref state.User(file);
            if (user.Kind == UserFileKind.Session && user.Session == session)
            {
                return true;
            }
        }

        return false;
    }

    private static int FirstOfName(LuoState state, int name)
    {
        foreach (var slot in state.Incoming)
        {
            if (state.Session(slot).Name == name)
            {
                return slot;
            }
        }

        return -1;
    }
}
