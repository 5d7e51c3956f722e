using System.Text.Json;
using LuoModel.Cli.Explanations;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Renderers;

/// <summary>An explanation for people and for tools.</summary>
internal static class ExplanationText
{
    /// <summary>Writes facts, then tables.</summary>
    public static void Write(Explanation explanation, LuoConsole console)
    {
        console.Output.WriteLine($"{explanation.Kind} {explanation.Id}");
        foreach ((string name, string value) in explanation.Facts.Where(fact => fact.Value.Length > 0))
        {
            console.Output.WriteLine($"  {name}: {value}");
        }

        foreach (ExplanationTable listed in explanation.Tables.Where(table => table.Rows.Count > 0))
        {
            TextTable table = TextTable.Create([.. listed.Columns]);
            foreach (IReadOnlyList<string> row in listed.Rows)
            {
                table.Row([.. row]);
            }

            table.Write(console);
        }
    }

    /// <summary>Writes the members of the JSON report: facts by name, tables as lists of objects.</summary>
    public static void WriteJson(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteString("kind", explanation.Kind);
        json.WriteString("id", explanation.Id);
        foreach ((string name, string value) in explanation.Facts.Where(fact => fact.Value.Length > 0))
        {
            json.WriteString(name, value);
        }

        foreach (ExplanationTable table in explanation.Tables)
        {
            json.WriteStartArray(table.Name);
            foreach (IReadOnlyList<string> row in table.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Count; i++)
                {
                    json.WriteString(table.Columns[i], row[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
