using System.Globalization;
using System.Runtime.InteropServices;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Luo;

/// <summary>What states of LUO have in common for an overview: the kernel, and in which phases sessions and files are, however many.</summary>
/// <param name="system">Design and workload.</param>
public sealed class LuoPhases(LuoSystem system)
{
    /// <summary>The phase of a state, a line each for the kernel, its sessions and its files.</summary>
    public string Of(ReadOnlyMemory<ulong> state)
    {
        var view = new LuoState(system.Layout, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(state.Span), state.Length)));
        var (sessions, files) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        for (var slot = 0; slot < view.Layout.SessionSlots; slot++)
        {
            ref var session = ref view.Session(slot);
            if (session.List == SessionList.Free)
            {
                continue;
            }

            sessions.Add(session.List switch
            {
                SessionList.Outgoing => "outgoing",
                SessionList.Incoming => session.Retrieved != 0 ? "retrieved" : "incoming",
                _ => "handed over",
            });
            foreach (ref readonly var entry in view.Files(slot))
            {
                files.Add(entry.RetrieveStatus switch { 0 => entry.File == 0 ? "waiting" : "preserved", > 0 => "retrieved", _ => "retrieve failed" });
            }
        }

        var halted = view.Core.Halted != 0 ? ", stopped" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"kernel {view.Core.Kexecs + 1}{halted}\nsessions: {Words(sessions)}\nfiles: {Words(files)}");
    }

    /// <summary>The operation of an action, without its objects.</summary>
    public string Name(ulong action) => Names.Of(system.Catalog.Commands[Deviations.Command(action)].Op) + (Deviations.Points(action) == 0 ? string.Empty : " failing");

    private static string Words(SortedSet<string> words) => words.Count == 0 ? "none" : string.Join(", ", words);
}
