using System.Text.Json;
using LuoModel.Cli.Renderers;
using LuoModel.Cli.Renderers.Pictures;
using LuoModel.Model;
using LuoModel.Model.Traces;

namespace LuoModel.Cli.Pages;

/// <summary>A trace for a page: its steps, the state after each, the truth of the invariants, the ledger, and the texts to copy.</summary>
/// <param name="tables">What traces share.</param>
internal sealed class PageTrace(PageTables tables)
{
    /// <summary>Forms that can be copied: what the button says, and the name of the form.</summary>
    private static readonly (string Label, string Format)[] s_copies = [("mail text", "mail"), ("scenario", "scenario"), ("C test", "c")];

    /// <summary>Writes the trace as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="key">What the page's address calls it.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="about">What it is shown for, an invariant's id; empty for nothing.</param>
    /// <param name="copies">Whether the forms to copy go with it.</param>
    public void Write(Utf8JsonWriter json, string key, Trace trace, string about, bool copies = true)
    {
        var system = trace.System;
        var lanes = Lanes(trace);
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteString("about", about);
        json.WriteString("title", trace.Title);
        json.WriteString("design", system.Design.Id);
        json.WriteString("workload", system.Workload.Id);
        json.WriteNumber("faults", trace.Faults);
        json.WriteString("replay", trace.ReplayLine);
        PageTables.Write(json, "heads", tables.Texts(lanes.Heads));
        PageTables.Write(json, "checked", tables.Invariants(trace.Checked));
        json.WriteNumber("initial", tables.State(trace.Before(0), system));
        var steps = trace.Steps.SelectMany((step, i) =>
            (int[])[tables.Move(lanes, system, i == 0 ? trace.Initial : trace.Steps[i - 1].After, step), tables.State(step.State(system), system)]);
        PageTables.Write(json, "steps", [.. steps]);
        if (trace.Loop is { } loop)
        {
            json.WriteNumber("loop", loop);
        }

        Ledger(json, trace);
        json.WriteStartArray("copies");
        foreach (var (label, format) in copies ? s_copies : [])
        {
            Copy(json, trace, label, format);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The lanes of all who can act in the system, so that the same step is drawn alike in every trace of it.</summary>
    public static LaneRows Lanes(Trace trace) =>
        new(trace.System, trace.Steps.Select(step => step.Actor).Concat(trace.System.Catalog.Commands.Select(command => Actors.Of(command.Op))));

    private void Ledger(Utf8JsonWriter json, Trace trace)
    {
        var ledger = ResourceLedger.Of(trace);
        var marked = false;
        json.WriteStartArray("ledger");
        foreach (var entry in ledger.Entries)
        {
            json.WriteStartObject();
            json.WriteNumber("step", entry.Step + 1);
            json.WriteNumber("text", tables.Text(entry.Text));
            PageTables.Write(json, "partners", [.. entry.Partners.Select(step => step + 1)]);
            if (entry.Unmatched)
            {
                json.WriteNumber("missing", tables.Text(entry.MissingPartner));
                json.WriteBoolean("first", !marked);
                marked = true;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The lines of a form, each called by its number; or why the trace can not be shown in it.</summary>
    private void Copy(Utf8JsonWriter json, Trace trace, string label, string format)
    {
        json.WriteStartObject();
        json.WriteString("label", label);
        try
        {
            PageTables.Write(json, "lines", tables.Texts(TraceFormat.Render(format, trace).TrimEnd('\n').Split('\n')));
        }
        catch (UserError error)
        {
            json.WriteString("not", error.Message);
        }

        json.WriteEndObject();
    }
}
