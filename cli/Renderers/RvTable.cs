using System.Text;
using LuoModel.Properties.Protocols;

namespace LuoModel.Cli.Renderers;

/// <summary>Automata as the C table that luo_mock runs in the kernel: the same that the drawing shows.</summary>
internal static class RvTable
{
    /// <summary>The table of one automaton. Same automaton, same bytes.</summary>
    public static string Render(Automaton automaton)
    {
        string name = automaton.Name;
        string upper = name.ToUpperInvariant();
        var text = new StringBuilder($"/* {automaton.Says} */\n");
        text.Append($"enum {{ {string.Join(", ", automaton.Events.Select(what => $"{upper}_{what.ToUpperInvariant()}"))} }};\n\n");
        text.Append($"static const char * const {name}_states[] = {{ {string.Join(", ", automaton.States.Select(state => $"\"{state}\""))} }};\n");
        text.Append($"static const char * const {name}_events[] = {{ {string.Join(", ", automaton.Events.Select(what => $"\"{what}\""))} }};\n");
        text.Append($"static const u8 {name}_next[] = {{\n");
        foreach (string state in automaton.States)
        {
            IEnumerable<string> row = automaton.Events.Select(what => automaton.Next(state, what) is { } next ? automaton.States.ToList().IndexOf(next).ToString(System.Globalization.CultureInfo.InvariantCulture) : "PROTOCOL_REFUSES");
            text.Append($"\t{string.Join(", ", row)},\n");
        }

        text.Append("};\n\n");
        text.Append($"static const struct protocol {name} = {{\n\t\"{name}\", {name}_states, {name}_events, {name}_next, ARRAY_SIZE({name}_events),\n}};\n");
        return text.ToString();
    }
}
