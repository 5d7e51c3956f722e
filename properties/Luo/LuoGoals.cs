using LuoModel.Model.State;
using LuoModel.Properties.Exhaustive;

namespace LuoModel.Properties.Luo;

/// <summary>
/// What must be reachable: a guard against invariants that hold because nothing happens, and the clean end that must stay possible from everywhere.
/// </summary>
public static class LuoGoals
{
    /// <summary>The goals; bit i of <see cref="Reached"/> speaks of entry i.</summary>
    public static IReadOnlyList<Goal> Goals { get; } =
    [
        new("a file is preserved"),
        new("a session is handed over"),
        new("a handed-over file is retrieved"),
        new("a retrieve failure is remembered"),
        new("every session is finished or released and nothing is held", Always: true),
    ];

    /// <summary>The goals a state satisfies.</summary>
    /// <param name="state">The state.</param>
    /// <param name="firstStanding">Names from this one on are of standing sessions, which nobody is waited for to finish.</param>
    public static ulong Reached(LuoState state, int firstStanding = int.MaxValue)
    {
        var preserved = false;
        var retrieved = false;
        var failed = false;
        foreach (var slot in state.Outgoing)
        {
            preserved |= state.Session(slot).Files > 0;
        }

        foreach (var slot in state.Incoming)
        {
            foreach (ref readonly var entry in state.Files(slot))
            {
                retrieved |= entry.RetrieveStatus > 0;
                failed |= entry.RetrieveStatus < 0;
            }
        }

        return Bit(0, preserved) | Bit(1, state.Core.IncomingCount > 0) | Bit(2, retrieved) | Bit(3, failed) | Bit(4, Clean(state, firstStanding));
    }

    private static ulong Bit(int bit, bool on) => on ? 1UL << bit : 0;

    /// <summary>No session on a list or waiting, no FLB object, no pin, no key in the duplicate map.</summary>
    private static bool Clean(LuoState state, int firstStanding)
    {
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            if (state.Session(slot).List != SessionList.Free && state.Session(slot).Name < firstStanding)
            {
                return false;
            }
        }

        for (var flb = 0; flb < state.Layout.Dimensions.Flbs; flb++)
        {
            if (state.Flb(flb).OutObject != 0 || state.Flb(flb).InObject != 0)
            {
                return false;
            }
        }

        return state.Core.Halted == 0 && state.DuplicateMap.IndexOfAnyExcept((byte)0) < 0;
    }
}
