using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.Traces;

namespace LuoModel.Properties.Protocols;

/// <summary>An event that an automaton refused.</summary>
/// <param name="Step">Number of the command, from 0.</param>
/// <param name="Key">Which file (its preservation) or FLB.</param>
/// <param name="State">The state it was in.</param>
/// <param name="Event">What happened.</param>
public readonly record struct Refusal(int Step, int Key, string State, string Event);

/// <summary>
/// Runs one automaton for each file or FLB over what LUO does in a trace. Behind a refused event it goes on in the state that the event leads to from any other
/// state, as a monitor of the kernel's does not stop the kernel either.
/// </summary>
public static class ProtocolWatch
{
    /// <summary>What the automaton refuses in a trace, in order.</summary>
    public static IReadOnlyList<Refusal> Refused(Automaton automaton, Trace trace)
    {
        var states = new SortedDictionary<int, string>();
        var refused = new List<Refusal>();
        for (var step = 0; step < trace.Steps.Count; step++)
        {
            foreach (var e in trace.Steps[step].Events)
            {
                foreach (var (key, what) in Map(automaton, e, trace, step, states))
                {
                    var state = states.GetValueOrDefault(key, automaton.Initial);
                    var next = automaton.Next(state, what);
                    if (next is null)
                    {
                        refused.Add(new Refusal(step, key, state, what));
                    }

                    states[key] = next ?? automaton.Transitions.First(transition => transition.Event == what).To;
                }
            }
        }

        return refused;
    }

    /// <summary>The events of the automaton that an event of LUO is, each with its key. A kexec is one of every key there is.</summary>
    private static IEnumerable<(int Key, string Event)> Map(Automaton automaton, LuoEvent e, Trace trace, int step, SortedDictionary<int, string> states)
    {
        if (e.Kind is EventKind.Kexec or EventKind.ColdBoot)
        {
            return [.. states.Keys.Select(key => (key, ProtocolCatalog.Kexec))];
        }

        if (automaton == ProtocolCatalog.FlbOutgoing || automaton == ProtocolCatalog.FlbIncoming)
        {
            return OfFlb(automaton, e) is { } what ? [(e.Who, what)] : [];
        }

        if (automaton == ProtocolCatalog.Session && e is { Kind: EventKind.FileFree, Session: >= 0 })
        {
            return Released(trace, step, e.Session);
        }

        return e.Entry >= 0 && OfFile(automaton, e, trace.System) is { } happened ? [(e.Entry, happened)] : [];
    }

    private static string? OfFlb(Automaton automaton, in LuoEvent e) => e.Kind switch
    {
        EventKind.FlbPreserve when automaton == ProtocolCatalog.FlbOutgoing => e.Ret == 0 ? "preserve" : "preserve_fails",
        EventKind.FlbUnpreserve when automaton == ProtocolCatalog.FlbOutgoing => "unpreserve",
        EventKind.FlbRetrieve when automaton == ProtocolCatalog.FlbIncoming => e.Ret == 0 ? "retrieve" : "retrieve_fails",
        EventKind.FlbFinish when automaton == ProtocolCatalog.FlbIncoming => "finish",
        _ => null,
    };

    private static string? OfFile(Automaton automaton, in LuoEvent e, LuoSystem system)
    {
        var handler = e.Who >= 0 && e.Who < system.Workload.Handlers.Count ? system.Workload.Handlers[e.Who] : null;
        if (automaton == ProtocolCatalog.File && handler is not { Freeze: true, Unfreeze: true } && e.Kind != EventKind.Drop)
        {
            return null;
        }

        return e.Kind switch
        {
            EventKind.Preserve when e.Ret == 0 => "preserve",
            EventKind.Unpreserve => "unpreserve",
            EventKind.Drop => "drop",
            EventKind.Freeze when automaton == ProtocolCatalog.File => e.Ret >= 0 ? "freeze" : "freeze_fails",
            EventKind.Unfreeze when automaton == ProtocolCatalog.File => "unfreeze",
            _ => null,
        };
    }

    /// <summary>The release of a session is one of each file that it holds; an incoming session's files were never preserved in this kernel.</summary>
    private static List<(int Key, string Event)> Released(Trace trace, int step, int session)
    {
        var before = trace.Before(step);
        var released = new List<(int, string)>();
        if (before.Session(session).List == Model.State.SessionList.Outgoing)
        {
            foreach (ref readonly var entry in before.Files(session))
            {
                if (entry.Entry > 0)
                {
                    released.Add((entry.Entry - 1, "release"));
                }
            }
        }

        return released;
    }
}
