using System.Text.Json;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios;

namespace LuoModel.Cli.Renderers;

/// <summary>Judged scenarios for tools.</summary>
internal static class RunJson
{
    /// <summary>Writes the members of the report.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ScenarioReport> reports)
    {
        json.WriteStartArray("scenarios");
        foreach (ScenarioReport report in reports)
        {
            json.WriteStartObject();
            json.WriteString("file", report.Scenario.File);
            json.WriteString("scenario", report.Scenario.Name);
            json.WriteString("claim", report.Scenario.Claim);
            json.WriteString("design", report.Design);
            json.WriteStartArray("invented");
            foreach (Invention invention in report.Invented)
            {
                json.WriteStringValue(invention.Text);
            }

            json.WriteEndArray();
            json.WriteString("verdict", !report.Complete ? "unknown" : report.AsExpected ? "as-expected" : "differs");
            json.WriteNumber("ends", report.Ends);
            json.WriteNumber("states", report.States);
            json.WriteStartArray("judgements");
            foreach (Judgement judgement in report.Judgements)
            {
                json.WriteStartObject();
                json.WriteNumber("line", judgement.Line);
                json.WriteString("expected", judgement.Expected);
                json.WriteString("found", judgement.Found);
                json.WriteString("got", judgement.Found);
                json.WriteBoolean("asExpected", judgement.AsExpected);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
