using System.Text;
using LuoModel.Properties.Protocols;

namespace LuoModel.Cli.Renderers;

/// <summary>An automaton as DOT in the form that tools/verification/rvgen of the kernel reads.</summary>
internal static class RvAutomaton
{
    /// <summary>Renders an automaton. Same automaton, same bytes.</summary>
    public static string Render(Automaton automaton)
    {
        var text = new StringBuilder("digraph state_automaton {\n");
        var start = "__init_" + automaton.Initial;
        text.Append($"\t{{node [shape = plaintext, style=invis, label=\"\"] \"{start}\"}};\n");
        text.Append($"\t{{node [shape = doublecircle] \"{automaton.Initial}\"}};\n");
        foreach (string state in automaton.States.Skip(1))
        {
            text.Append($"\t{{node [shape = circle] \"{state}\"}};\n");
        }

        text.Append($"\t\"{start}\" -> \"{automaton.Initial}\";\n");
        foreach (string state in automaton.States)
        {
            text.Append($"\t\"{state}\" [label = \"{state}\"{(state == automaton.Initial ? ", color = green3" : string.Empty)}];\n");
            // rvgen keeps one label for a pair of states: events between the same two stand in one, a line each.
            foreach (IGrouping<string, Transition> edge in automaton.Transitions.Where(transition => transition.From == state).GroupBy(transition => transition.To, StringComparer.Ordinal))
            {
                text.Append($"\t\"{state}\" -> \"{edge.Key}\" [ label = \"{string.Join("\\n", edge.Select(transition => transition.Event))}\" ];\n");
            }
        }

        return text.Append($"\t{{ rank = min ;\n\t\t\"{start}\";\n\t\t\"{automaton.Initial}\";\n\t}}\n}}\n").ToString();
    }
}
