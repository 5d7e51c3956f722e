using System.Text.Json;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Properties.Comparison;

namespace LuoModel.Cli.Renderers;

/// <summary>A comparison of two designs as JSON.</summary>
internal static class DiffJson
{
    /// <summary>Writes the members behind <c>schemaVersion</c>: those of the one comparison, or an array <c>differences</c> with one element for each operation.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<DesignDifference> differences, bool each)
    {
        if (!each)
        {
            Members(json, differences[0]);
            return;
        }

        json.WriteStartArray("differences");
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            Members(json, difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Members(Utf8JsonWriter json, DesignDifference diff)
    {
        json.WriteString("a", diff.A.Id);
        json.WriteString("b", diff.B.Id);
        json.WriteString("workload", diff.Workload.Id);
        json.WriteNumber("length", diff.Steps.Count);
        json.WriteString("difference", diff.Difference);
        json.WriteString("mapping", diff.Mapping);
        json.WriteBoolean("complete", diff.Complete);
        if (diff.Report is { } report)
        {
            json.WriteNumber("states", report.Distinct);
        }
        else
        {
            json.WriteNumber("commands", diff.RandomCommands ?? 0);
        }

        if (diff.Question == ProductQuestion.Relax && (diff.Complete || diff.Difference is not null))
        {
            json.WriteBoolean("relaxes", diff.Difference is null);
        }
        else
        {
            json.WriteNull("relaxes");
        }

        json.WriteStartArray("trace");
        foreach (var step in diff.Steps)
        {
            json.WriteStartObject();
            json.WriteString("command", Names.Of(step.Command, diff.Workload));
            json.WriteString("fails", step.Deviation.Kind == 0 ? null : step.Deviation.ToString());
            Side(json, "a", Names.Of(step.ResultA), step.EventsA, diff);
            Side(json, "b", Names.Of(step.ResultB), step.EventsB, diff);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter json, string name, string result, IReadOnlyList<LuoEvent> events, DesignDifference diff)
    {
        json.WriteStartObject(name);
        json.WriteString("result", result);
        json.WriteStartArray("events");
        foreach (var e in events)
        {
            json.WriteStringValue(Names.Of(e, diff.Workload));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
