using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>A trace as one JSON object; docs/schema/trace.schema.json says what it has.</summary>
internal static class JsonTrace
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            Write(json, trace);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 1);
        json.WriteString("design", trace.System.Design.Id);
        json.WriteString("workload", trace.System.Workload.Id);
        json.WriteNumber("length", trace.Steps.Count);
        json.WriteNumber("faults", trace.Faults);
        json.WriteString("replay", trace.ReplayText);
        if (trace.Loop is { } loop)
        {
            json.WriteNumber("loop", loop);
        }

        Invariants(json, trace);
        json.WritePropertyName("initial");
        Facts(json, StateDescription.Of(trace.Before(0), trace.System.Workload));
        json.WriteStartArray("steps");
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            Step(json, trace, i);
        }

        json.WriteEndArray();
        Ledger(json, trace);
        json.WriteEndObject();
    }

    private static void Invariants(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartArray("invariants");
        foreach (var id in trace.Checked)
        {
            var invariant = InvariantCatalog.Get(id);
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("sentence", invariant.Sentence);
            json.WriteString("why", invariant.Why);
            json.WriteString("anchor", invariant.Anchor);
            json.WriteBoolean("violated", trace.Steps.Any(step => step.Violated.Contains(id)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Facts(Utf8JsonWriter json, IReadOnlyList<Fact> facts)
    {
        json.WriteStartArray();
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("name", fact.Name);
            json.WriteString("value", fact.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Step(Utf8JsonWriter json, Trace trace, int index)
    {
        var step = trace.Steps[index];
        var workload = trace.System.Workload;
        json.WriteStartObject();
        json.WriteNumber("step", index + 1);
        json.WriteString("actor", step.Actor);
        json.WriteString("op", Names.Of(step.Command.Op));
        json.WriteString("command", Names.Of(step.Command, workload));
        json.WriteString("kernelFunction", Actors.KernelFunction(step.Command.Op));
        json.WriteString("result", Names.Of(step.Result));
        json.WriteNumber("ret", step.Result.Ret);
        json.WriteString("outcome", step.Result.Outcome.ToString());
        if (StepNote.Of(trace, step) is { } note)
        {
            json.WriteString("note", note);
        }

        Texts(json, "outside", step.Outside);
        json.WriteStartArray("deviations");
        for (var point = 0; point < 64; point++)
        {
            if ((step.Replay.Points >> point & 1) != 0)
            {
                json.WriteNumberValue(point);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var e in step.Events)
        {
            Event(json, trace, e);
        }

        json.WriteEndArray();
        Texts(json, "changes", StateDescription.Changes(trace.Before(index), step.State(trace.System), workload));
        json.WritePropertyName("state");
        Facts(json, StateDescription.Of(step.State(trace.System), workload));
        json.WriteStartObject("holds");
        foreach (var id in trace.Checked)
        {
            json.WriteBoolean(id, !step.Violated.Contains(id));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, Trace trace, in LuoEvent e)
    {
        var workload = trace.System.Workload;
        json.WriteStartObject();
        json.WriteString("kind", Names.Of(e.Kind));
        json.WriteString("text", Names.Of(e, workload));
        if (e.Token >= 0 && e.Token < workload.Tokens.Count)
        {
            // Tokens are full u64 values, which many readers would round.
            json.WriteString("token", workload.Tokens[e.Token].ToString(CultureInfo.InvariantCulture));
        }

        if (e.Kind is EventKind.Preserve or EventKind.Freeze or EventKind.Retrieve or EventKind.Prepare or EventKind.FlbPreserve or EventKind.FlbRetrieve
            or EventKind.CanPreserve or EventKind.CanFinish)
        {
            json.WriteNumber("ret", e.Ret);
        }

        json.WriteEndObject();
    }

    private static void Ledger(Utf8JsonWriter json, Trace trace)
    {
        var ledger = ResourceLedger.Of(trace);
        var first = ledger.FirstUnmatched;
        var marked = false;
        json.WriteStartArray("ledger");
        foreach (var entry in ledger.Entries)
        {
            json.WriteStartObject();
            json.WriteNumber("step", entry.Step + 1);
            json.WriteString("resource", entry.Resource);
            json.WriteNumber("change", entry.Change);
            json.WriteNumber("balance", entry.Balance);
            json.WriteStartArray("partners");
            foreach (var partner in entry.Partners)
            {
                json.WriteNumberValue(partner + 1);
            }

            json.WriteEndArray();
            json.WriteBoolean("unmatched", entry.Unmatched);
            json.WriteBoolean("firstUnmatched", entry.Unmatched && !marked);
            if (entry.Unmatched)
            {
                json.WriteString("missingPartner", entry.MissingPartner);
            }

            marked |= entry.Unmatched;
            json.WriteEndObject();
        }

        json.WriteEndArray();
        System.Diagnostics.Debug.Assert(marked == first is not null, "the first unmatched entry is one of the entries");
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
