using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Properties.Invariants;

/// <summary>LUO061: what is handed over is what was frozen.</summary>
public sealed class Luo061FrozenHandedOver : Invariant
{
    /// <inheritdoc/>
    public override string Id => "LUO061";

    /// <inheritdoc/>
    public override string Sentence =>
        "What the next kernel receives is exactly what was frozen for it: sessions with their names, files with their tokens and data words.";

    /// <inheritdoc/>
    public override string Why =>
        "A file that was cancelled comes back with the word 0 or with freed memory; one that is missing takes the memory of its owner with it.";

    /// <inheritdoc/>
    public override string Anchor => "luo_files_commit_data_to_fdt() in luo_files.c (v3), luo_session_prepare() in luo_session.c (v4)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> BrokenBy => ["rfc-v3", "v4"];

    /// <inheritdoc/>
    public override bool AppliesTo(LuoSystem system) => Machines.Are(system);

    /// <inheritdoc/>
    public override ulong Triggers => On(EventKind.Kexec);

    /// <inheritdoc/>
    public override bool HoldsAcross(in StepView step)
    {
        if (!step.Result.Returned)
        {
            return true;
        }

        return step.System.Design.Vocabulary == Vocabulary.GlobalMachine ? SameFiles(step) : SameSessions(step);
    }

    private static bool Updating(LuoState state) => state.Core.State is MachineState.Prepared or MachineState.Frozen;

    private static bool Frozen(in FileEntry file) => file.State is MachineState.Prepared or MachineState.Frozen;

    private static bool SameFiles(in StepView step)
    {
        var received = step.After.Global(1)[..step.After.Machine.Incoming];
        var at = 0;
        foreach (ref readonly var file in step.Before.Global(0)[..(Updating(step.Before) ? step.Before.Machine.Outgoing : 0)])
        {
            if (!Frozen(file))
            {
                continue;
            }

            if (at == received.Length || received[at].Token != file.Token || received[at].Handler != file.Handler || received[at].Data != Word(step, -1, file))
            {
                return false;
            }

            at++;
        }

        return at == received.Length;
    }

    private static bool SameSessions(in StepView step)
    {
        var table = step.After.Table(TableRole.Received);
        var at = 0;
        foreach (var session in step.Before.Outgoing)
        {
            if (!Updating(step.Before) || step.Before.Session(session).State is not (MachineState.Prepared or MachineState.Frozen))
            {
                continue;
            }

            at = NextFilled(step, table.Count, at);
            if (at == table.Count || !SameSession(step, session, step.After.TableEntry(TableRole.Received, at)))
            {
                return false;
            }

            at++;
        }

        return NextFilled(step, table.Count, at) == table.Count;
    }

    /// <summary>The next slot that the rebuild will not skip: not zeroed and with a name.</summary>
    private static int NextFilled(in StepView step, int count, int from)
    {
        while (from < count)
        {
            var name = step.After.TableEntry(TableRole.Received, from).Name - 1;
            if (name >= 0 && step.System.Workload.Names[name].Length > 0)
            {
                break;
            }

            from++;
        }

        return from;
    }

    private static bool SameSession(in StepView step, int session, in TableEntry slot)
    {
        var files = step.Before.Files(session);
        if (slot.Name - 1 != step.Before.Session(session).Name || slot.Count != files.Length)
        {
            return false;
        }

        for (var at = 0; at < files.Length; at++)
        {
            var saved = slot.Array == 0 ? default : step.After.ArrayEntries(slot.Array - 1)[at];
            if (slot.Array == 0 || saved.Token != files[at].Token || saved.Handler != files[at].Handler || saved.Data != Word(step, session, files[at]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The word of a file after the freezes of this reboot.</summary>
    private static DataWord Word(in StepView step, int session, in FileEntry file)
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
