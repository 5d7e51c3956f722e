using System.Globalization;
using System.Text;
using LuoModel.Model.Commands;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>A trace as a Mermaid sequence diagram: actors, LUO, each handler and each FLB have a line of life; a kexec is a note across all of them.</summary>
internal static class MermaidTrace
{
    private const string Luo = "LUO";

    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace)
    {
        var workload = trace.System.Workload;
        var text = new StringBuilder("sequenceDiagram\n");
        var actors = trace.Steps.Select(step => step.Actor).Append(Actors.Agent).Distinct().Order(StringComparer.Ordinal).ToArray();
        foreach (var actor in actors)
        {
            text.Append("    actor ").Append(Actor(actor)).Append(" as ").Append(Escape(actor)).Append('\n');
        }

        text.Append("    participant ").Append(Luo).Append(" as LUO\n");
        for (var h = 0; h < workload.Handlers.Count; h++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    participant H{h} as handler {Escape(workload.Handlers[h].Name)}\n");
        }

        for (var f = 0; f < workload.Flbs.Count; f++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    participant F{f} as FLB {Escape(workload.Flbs[f])}\n");
        }

        var last = workload.Flbs.Count > 0 ? $"F{workload.Flbs.Count - 1}" : workload.Handlers.Count > 0 ? $"H{workload.Handlers.Count - 1}" : Luo;
        foreach (var step in trace.Steps)
        {
            Step(text, trace, step, $"{Actor(actors[0])},{last}");
        }

        return text.ToString();
    }

    private static void Step(StringBuilder text, Trace trace, TraceStep step, string everybody)
    {
        var workload = trace.System.Workload;
        var actor = Actor(step.Actor);
        Line(text, $"{actor}->>{Luo}", Names.Of(step.Command, workload));
        if (StepNote.Of(trace, step) is { } note)
        {
            Line(text, $"Note over {everybody}", note);
        }

        foreach (var asked in step.Outside)
        {
            Line(text, $"Note right of {Luo}", asked);
        }

        foreach (var e in step.Events)
        {
            Event(text, e, workload, everybody);
        }

        Line(text, $"{Luo}{(step.Result is { Outcome: Outcome.Returned, Ret: >= 0 } ? "-->>" : "--x")}{actor}", Names.Of(step.Result));
        foreach (var id in step.Violated)
        {
            Line(text, $"Note over {everybody}", $"{id} violated: {InvariantCatalog.Get(id).Sentence}");
        }
    }

    private static void Event(StringBuilder text, in LuoEvent e, Workload workload, string everybody)
    {
        var name = Names.Of(e, workload);
        switch (e.Kind)
        {
            case EventKind.Kexec or EventKind.ColdBoot:
                Line(text, $"Note over {everybody}", name);
                break;
            case EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish:
                Line(text, string.Create(CultureInfo.InvariantCulture, $"{Luo}->>F{e.Who}"), name);
                break;
            case EventKind.CanPreserve or EventKind.Preserve or EventKind.Unpreserve or EventKind.Freeze or EventKind.Unfreeze or EventKind.Retrieve:
            case EventKind.CanFinish or EventKind.Finish or EventKind.Prepare or EventKind.Cancel:
                Line(text, string.Create(CultureInfo.InvariantCulture, $"{Luo}->>H{e.Who}"), name);
                break;
            default:
                Line(text, $"Note right of {Luo}", name);
                break;
        }
    }

    private static void Line(StringBuilder text, string head, string message) =>
        text.Append("    ").Append(head).Append(": ").Append(Escape(message)).Append('\n');

    /// <summary>Names of actors are words of a scenario, so letters and digits are enough to tell them apart.</summary>
    private static string Actor(string name) => "A_" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"_{(int)c:x}"));

    /// <summary>A number sign begins an entity and a semicolon ends a statement; both have entities themselves.</summary>
    private static string Escape(string text) => string.Concat(text.Select(c => c switch
    {
        '#' => "#35;",
        ';' => "#59;",
        '<' => "#lt;",
        '>' => "#gt;",
        _ => c.ToString(),
    }));
}
