using System.Globalization;
using System.Text;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;

namespace LuoModel.Cli.Renderers;

/// <summary>A trace as a DOT graph: a node for each state with what changed in it, an edge for each command with its result, a cluster for each kernel.</summary>
internal static class DotTrace
{
    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace)
    {
        var text = new StringBuilder("digraph trace {\n  rankdir=TB;\n  node [shape=box, fontname=\"monospace\"];\n  edge [fontname=\"monospace\"];\n");
        text.Append("  label=").Append(Quote([trace.Title, trace.ReplayLine])).Append(";\n");
        var kernel = 1;
        Open(text, kernel);
        Node(text, 0, ["initial"], violated: false);
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            var step = trace.Steps[i];
            if (step.Events.Any(e => e.Kind is EventKind.Kexec or EventKind.ColdBoot))
            {
                text.Append("  }\n");
                Open(text, ++kernel);
            }

            var changes = StateDescription.Changes(trace.Before(i), step.State(trace.System), trace.System.Workload);
            string[] lines = [.. changes.Count == 0 ? ["nothing changed"] : changes, .. step.Violated.Select(id => id + " violated")];
            Node(text, i + 1, lines, step.Violated.Count > 0);
        }

        text.Append("  }\n");
        Edges(text, trace);
        return text.Append("}\n").ToString();
    }

    private static void Edges(StringBuilder text, Trace trace)
    {
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            var step = trace.Steps[i];
            string[] label =
            [
                string.Create(CultureInfo.InvariantCulture, $"{i + 1} {step.Actor}: {Names.Of(step.Command, trace.System.Workload)} = {Names.Of(step.Result)}"),
                .. StepNote.Of(trace, step) is { } note ? [$"note: {note}"] : Array.Empty<string>(),
                .. step.Outside.Select(asked => $"[{asked}]"),
                .. step.Events.Select(e => Names.Of(e, trace.System.Workload)),
            ];
            text.Append(CultureInfo.InvariantCulture, $"  s{i} -> s{i + 1} [label={Quote(label)}];\n");
        }

        if (trace.Loop is { } loop)
        {
            text.Append(CultureInfo.InvariantCulture, $"  s{trace.Steps.Count} -> s{loop} [style=dashed, label=\"for ever\"];\n");
        }
    }

    private static void Open(StringBuilder text, int kernel) =>
        text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{kernel} {{\n    label=\"kernel {kernel}\";\n");

    private static void Node(StringBuilder text, int number, IReadOnlyList<string> lines, bool violated) =>
        text.Append(CultureInfo.InvariantCulture, $"    s{number} [label={Quote(lines)}{(violated ? ", color=red, penwidth=2" : string.Empty)}];\n");

    /// <summary>A quoted label of left-aligned lines: only the quote and the backslash mean something inside.</summary>
    private static string Quote(IReadOnlyList<string> lines) => "\"" + string.Concat(lines.Select(line =>
        line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\\l")) + "\"";
}
