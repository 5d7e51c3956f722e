using System.Text.Json;
using LuoModel.Solver;
using LuoModel.Solver.Proofs;

namespace LuoModel.Cli.Renderers;

/// <summary>The solver's verdicts as JSON.</summary>
internal static class ProofJson
{
    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ProofRow> rows)
    {
        json.WriteString("solver", SolverRoom.Status.Text);
        json.WriteStartArray("proofs");
        foreach (ProofRow row in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Info.Name);
            json.WriteString("verdict", ProofText.Name(row.Verdict));
            json.WriteString("expected", ProofText.Name(row.Info.Expected));
            json.WriteString("got", ProofText.Name(row.Verdict));
            json.WriteString("design", row.Info.Design);
            json.WriteString("statement", row.Info.Statement);
            Strings(json, "assumptions", row.Info.Assumptions);
            Strings(json, "invented", row.Info.Invented);
            Strings(json, "bounds", row.Info.Bounds);
            json.WriteString("tiedBy", row.Info.Tied);
            json.WriteBoolean("byConstruction", row.Info.IsByConstruction);
            Strings(json, "substance", row.Substance);
            json.WriteString("method", ProofText.Name(row.Info.Method));
            if (row.Length is { } length)
            {
                json.WriteNumber("length", length);
            }

            json.WriteNumber("queries", row.Statistics.Queries);
            json.WriteNumber("conflicts", row.Statistics.Conflicts);
            json.WriteNumber("decisions", row.Statistics.Decisions);
            json.WriteNumber("work", row.Statistics.Work);
            json.WriteNumber("mostWork", row.Statistics.MostWork);
            Strings(json, "witness", row.Witness);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
