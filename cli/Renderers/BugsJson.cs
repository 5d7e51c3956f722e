using System.Text.Json;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;

namespace LuoModel.Cli.Renderers;

/// <summary>The catalogue of bugs as JSON: the shape that tools rely on (docs/schema/bugs.schema.json).</summary>
internal static class BugsJson
{
    /// <summary>Writes the members behind <c>schemaVersion</c>.</summary>
    public static void Write(Utf8JsonWriter json, BugsReport report)
    {
        json.WriteStartArray("defects");
        for (var i = 0; i < report.Results.Count; i++)
        {
            json.WriteStartObject();
            Row(json, report.Results[i]);
            Optional(json, "expected", report.Expected[i]?.ToString());
            json.WriteString("got", report.Results[i].Expectation.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what the catalogue says of a row.</summary>
    public static void Describe(Utf8JsonWriter json, Bug bug)
    {
        json.WriteString("id", bug.Id);
        json.WriteString("title", bug.Title);
        Optional(json, "design", bug.Design);
        Optional(json, "fixed", bug.Fixed);
        Optional(json, "workload", bug.Workload);
        Optional(json, "invariant", bug.Invariant);
        json.WriteString("reason", bug.Reason);
        json.WriteString("source", bug.Source);
    }

    private static void Row(Utf8JsonWriter json, BugResult result)
    {
        Describe(json, result.Bug);
        json.WriteString("verdict", result.Verdict.Text());
        if (result.Broken is { } broken)
        {
            if (broken.Length is { } length)
            {
                json.WriteNumber("length", length);
                json.WriteNumber("faults", broken.Faults ?? 0);
            }

            json.WriteNumber("states", broken.Seen ?? 0);
            Optional(json, "replay", broken.Replay);
        }

        if (result.Mended is { } mended)
        {
            json.WriteString("fixedVerdict", mended.Verdict.Text());
            json.WriteNumber("fixedStates", mended.Seen ?? 0);
        }
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
