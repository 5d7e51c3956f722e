using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>
/// What a kexec hands over in the designs with state machines (v3, v4), held against what was frozen for it. In v4 the slots of sessions are compared, which
/// the next kernel rebuilds later; those that it will skip, zeroed or without a name, count as not received.
/// </summary>
internal static class Handover
{
    /// <summary>Whether all that was frozen was received as it was.</summary>
    public static bool IsComplete(in StepView step)
    {
        if (!Frozen(step.Before.Core.State))
        {
            return true;
        }

        if (step.System.Design.Vocabulary == Vocabulary.GlobalMachine)
        {
            foreach (ref readonly var file in step.Before.Global(0)[..step.Before.Machine.Outgoing])
            {
                if (Frozen(file.State) && !Arrived(step, file))
                {
                    return false;
                }
            }

            return true;
        }

        foreach (var session in step.Before.Outgoing)
        {
            if (Frozen(step.Before.Session(session).State) && !Arrived(step, session))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether nothing was received that was not frozen.</summary>
    public static bool IsExclusive(in StepView step)
    {
        if (step.System.Design.Vocabulary == Vocabulary.GlobalMachine)
        {
            foreach (ref readonly var received in step.After.Global(1)[..step.After.Machine.Incoming])
            {
                if (!WasFrozen(step, received.Token))
                {
                    return false;
                }
            }

            return true;
        }

        for (var at = 0; at < step.After.Table(TableRole.Received).Count; at++)
        {
            var slot = step.After.TableEntry(TableRole.Received, at);
            if (IsRebuilt(step, slot) && !WasFrozen(step, slot))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Frozen(MachineState state) => state is MachineState.Prepared or MachineState.Frozen;

    private static bool IsRebuilt(in StepView step, in TableEntry slot) => slot.Name > 0 && step.System.Workload.Names[slot.Name - 1].Length > 0;

    private static bool Arrived(in StepView step, in FileEntry file)
    {
        foreach (ref readonly var received in step.After.Global(1)[..step.After.Machine.Incoming])
        {
            if (received.Token == file.Token)
            {
                return received.Handler == file.Handler && received.Data == SentWord(step, -1, file);
            }
        }

        return false;
    }

    private static bool Arrived(in StepView step, int session)
    {
        for (var at = 0; at < step.After.Table(TableRole.Received).Count; at++)
        {
            var slot = step.After.TableEntry(TableRole.Received, at);
            if (IsRebuilt(step, slot) && slot.Name - 1 == step.Before.Session(session).Name)
            {
                return SameFiles(step, session, slot);
            }
        }

        return false;
    }

    private static bool SameFiles(in StepView step, int session, in TableEntry slot)
    {
        var files = step.Before.Files(session);
        if (slot.Count != files.Length || (slot.Array == 0 && files.Length > 0))
        {
            return false;
        }

        for (var at = 0; at < files.Length; at++)
        {
            var saved = step.After.ArrayEntries(slot.Array - 1)[at];
            if (saved.Token != files[at].Token || saved.Handler != files[at].Handler || saved.Data != SentWord(step, session, files[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool WasFrozen(in StepView step, int token)
    {
        foreach (ref readonly var file in step.Before.Global(0)[..(Frozen(step.Before.Core.State) ? step.Before.Machine.Outgoing : 0)])
        {
            if (file.Token == token)
            {
                return Frozen(file.State);
            }
        }

        return false;
    }

    private static bool WasFrozen(in StepView step, in TableEntry slot)
    {
        foreach (var session in step.Before.Outgoing)
        {
            if (step.Before.Session(session).Name == slot.Name - 1)
            {
                return Frozen(step.Before.Core.State) && Frozen(step.Before.Session(session).State) && slot.Count <= step.Before.Session(session).Files;
            }
        }

        return false;
    }

    /// <summary>The word of a file after the freezes of this reboot.</summary>
    public static DataWord SentWord(in StepView step, int session, in FileEntry file)
    {
        foreach (ref readonly var e in step.Events)
        {
            if (e.Kind == EventKind.Freeze && e.Session == session && e.Token == file.Token && e.Ret == 0)
            {
                return e.NewData;
            }
        }

        return file.Data;
    }
}
