using System.Globalization;
using System.Runtime.InteropServices;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Luo;

/// <summary>
/// What states of LUO have in common for an overview: the kernel, how far the session is that got furthest, and how far the file is that did. How many there are,
/// and what else a state has, is left out.
/// </summary>
/// <param name="system">Design and workload.</param>
public sealed class LuoPhases(LuoSystem system)
{
    private static readonly string[] s_sessions = ["no session", "outgoing", "handed over", "incoming", "retrieved"];
    private static readonly string[] s_files = ["no file", "preserved", "waiting", "retrieved", "retrieve failed"];

    /// <summary>The phase of a state, a line each for the kernel, the session that got furthest, and the file that did.</summary>
    public string Of(ReadOnlyMemory<ulong> state)
    {
        var view = new LuoState(system.Layout, MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(state.Span), state.Length)));
        var (furthest, file) = (0, 0);
        for (var slot = 0; slot < view.Layout.SessionSlots; slot++)
        {
            ref var session = ref view.Session(slot);
            if (session.List == SessionList.Free)
            {
                continue;
            }

            furthest = Math.Max(furthest, session.List switch { SessionList.Outgoing => 1, SessionList.Incoming => session.Retrieved != 0 ? 4 : 3, _ => 2 });
            foreach (ref readonly var entry in view.Files(slot))
            {
                file = Math.Max(file, entry.RetrieveStatus switch { 0 => entry.File == 0 ? 2 : 1, > 0 => 3, _ => 4 });
            }
        }

        var halted = view.Core.Halted != 0 ? ", stopped" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"kernel {view.Core.Kexecs + 1}{halted}\nsession: {s_sessions[furthest]}\nfile: {s_files[file]}");
    }

    /// <summary>The operation of an action, without its objects and failures.</summary>
    public string Name(ulong action) => Names.Of(system.Catalog.Commands[Deviations.Command(action)].Op);
}
