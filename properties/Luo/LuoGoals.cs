using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Properties.Invariants;
using LuoModel.Search;

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
    /// <param name="system">Design and workload. Nobody is waited for to finish its standing sessions.</param>
    public static ulong Reached(LuoState state, LuoSystem system)
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
            Retrieved(state.Files(slot), ref retrieved, ref failed);
        }

        var handedOver = state.Core.IncomingCount > 0;
        if (HasMachine(state))
        {
            Machines(state, ref preserved, ref retrieved, ref failed);
            handedOver = state.Core.State == MachineState.Updated;
        }

        return Bit(0, preserved) | Bit(1, handedOver) | Bit(2, retrieved) | Bit(3, failed) | Bit(4, Clean(state, system));
    }

    /// <summary>
    /// Whether a step that jumps leaves a session or file behind that was handed over and not finished, or, when the power goes, any at all: that is an end, but
    /// not a clean one.
    /// </summary>
    internal static bool LosesBy(in StepView step)
    {
        var before = step.Before;
        var all = step.Has(EventKind.ColdBoot);
        for (var slot = 0; slot < before.Layout.SessionSlots; slot++)
        {
            ref readonly var session = ref before.Session(slot);
            if (session.Name < step.System.FirstStanding && (session.List is SessionList.Incoming or SessionList.HandedOver || (all && session.List != SessionList.Free)))
            {
                return true;
            }
        }

        return before.Layout.Dimensions.GlobalFiles > 0 && (before.Machine.Incoming > 0 || (all && before.Machine.Outgoing > 0));
    }

    private static bool HasMachine(LuoState state) => state.Layout.Dimensions is not { GlobalFiles: 0, FileArrays: 0 };

    /// <summary>v3 has no sessions, v4 has all of them on one list.</summary>
    private static void Machines(LuoState state, ref bool preserved, ref bool retrieved, ref bool failed)
    {
        foreach (var slot in state.Outgoing)
        {
            Retrieved(state.Files(slot), ref retrieved, ref failed);
        }

        if (state.Layout.Dimensions.GlobalFiles > 0)
        {
            preserved |= state.Machine.Outgoing > 0;
            Retrieved(state.Global(1)[..state.Machine.Incoming], ref retrieved, ref failed);
        }
    }

    private static void Retrieved(Span<FileEntry> files, ref bool retrieved, ref bool failed)
    {
        foreach (ref readonly var entry in files)
        {
            retrieved |= entry.RetrieveStatus > 0;
            failed |= entry.RetrieveStatus < 0;
        }
    }

    private static ulong Bit(int bit, bool on) => on ? 1UL << bit : 0;

    /// <summary>
    /// No session on a list or waiting, no FLB object, no module pinned for a file or object, no key in the duplicate map; a global machine without files and in NORMAL.
    /// </summary>
    private static bool Clean(LuoState state, LuoSystem system)
    {
        if (system.Design is { ModulePin: ModulePin.InUse, Vocabulary: Vocabulary.Sessions or Vocabulary.Kexecfs } && Pinned(state))
        {
            return false;
        }

        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            if (state.Session(slot).List != SessionList.Free && state.Session(slot).Name < system.FirstStanding)
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

        var machine = !HasMachine(state) || state.Core.State == MachineState.Normal;
        var global = state.Layout.Dimensions.GlobalFiles == 0 || state.Machine is { Outgoing: 0, Incoming: 0 };
        return state.Core.Halted == 0 && machine && global && state.DuplicateMap.IndexOfAnyExcept((byte)0) < 0;
    }

    /// <summary>Whether a module of a handler or FLB is still held; those of subsystems are held as long as they are registered.</summary>
    private static bool Pinned(LuoState state)
    {
        for (var module = 0; module < state.Layout.Dimensions.Handlers + state.Layout.Dimensions.Flbs; module++)
        {
            if (state.ModuleRefs(module) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
