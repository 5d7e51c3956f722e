using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model.Traces;

namespace LuoModel.Cli.Gate;

/// <summary>
/// The violations of a report in the Static Analysis Results Interchange Format 2.1.0 (OASIS): each with its trace as a code flow whose steps lie in the
/// workload, the scenario or the design. What is expected is a note, what is not an error.
/// </summary>
internal sealed class SarifLog(Utf8JsonWriter json)
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Writes the log's members.</summary>
    public void Write(GateReport report)
    {
        (GateSuite Suite, GateCase Case)[] shown = [.. report.Cases.Where(found => found.Case.Violated || found.Case.State == GateState.Failed)];
        string[] rules = [.. shown.Select(found => found.Case.Rule).Distinct().Order(StringComparer.Ordinal)];
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(rules, shown);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var (suite, one) in shown)
        {
            Result(suite, one, Array.IndexOf(rules, one.Rule));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Tool(string[] rules, (GateSuite Suite, GateCase Case)[] shown)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "luo");
        json.WriteString("version", InternalError.Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            Text("shortDescription", shown.First(found => found.Case.Rule == rule).Case.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Result(GateSuite suite, GateCase one, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", one.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", one.State switch { GateState.Failed => "error", GateState.Open => "warning", _ => "note" });
        json.WriteString("baselineState", one.State == GateState.Passed ? "unchanged" : "new");
        Text("message", $"{one.Name} on {suite.Name}: {one.Message}. {one.Sentence}");
        json.WriteStartArray("locations");
        Location(one, null);
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("luo/v1", $"{suite.Name}/{one.Name}");
        json.WriteEndObject();
        if (one.Trace is { } trace)
        {
            Flow(one, trace);
            json.WriteStartObject("properties");
            json.WriteString("replay", trace.ReplayLine);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Flow(GateCase one, Trace trace)
    {
        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        json.WriteStartArray("locations");
        for (var i = 0; i < trace.Steps.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("executionOrder", i + 1);
            json.WriteString("importance", trace.Steps[i].Violated.Contains(one.Rule) ? "essential" : "important");
            json.WritePropertyName("location");
            Location(one, TextTrace.RenderStep(trace, i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Location(GateCase one, string? message)
    {
        json.WriteStartObject();
        if (one.File is { } file)
        {
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', file.Split('/').Select(Uri.EscapeDataString)));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", one.Line);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (message is not null)
        {
            Text("message", message);
        }

        json.WriteEndObject();
    }

    private void Text(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
