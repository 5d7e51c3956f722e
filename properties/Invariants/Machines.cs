using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>What several invariants ask of the designs with state machines (v3, v4).</summary>
internal static class Machines
{
    /// <summary>Whether a system has a global state machine.</summary>
    public static bool Are(LuoSystem system) => system.Design.Vocabulary is Vocabulary.GlobalMachine or Vocabulary.SessionMachine;

    /// <summary>Whether a step is a reboot that froze and failed; one that a signal kept from its first step is not.</summary>
    public static bool FreezeFailed(in StepView step) =>
        step.Refused && step.Before.Core.State == MachineState.Prepared && step.After.Core.State == MachineState.Normal;

    /// <summary>Whether no file, session or subsystem is prepared or frozen.</summary>
    public static bool NothingPrepared(LuoState state)
    {
        for (var subsystem = 0; subsystem < state.Layout.Dimensions.Subsystems; subsystem++)
        {
            if (state.Subsystem(subsystem).Data.Handle != 0)
            {
                return false;
            }
        }

        foreach (var session in state.Outgoing)
        {
            if (state.Session(session).State is MachineState.Prepared or MachineState.Frozen || AnyPrepared(state.Files(session)))
            {
                return false;
            }
        }

        return state.Layout.Dimensions.GlobalFiles == 0 || !AnyPrepared(state.Global(0)[..state.Machine.Outgoing]);
    }

    private static bool AnyPrepared(ReadOnlySpan<FileEntry> files)
    {
        foreach (ref readonly var file in files)
        {
            if (file.State is MachineState.Prepared or MachineState.Frozen)
            {
                return true;
            }
        }

        return false;
    }
}
