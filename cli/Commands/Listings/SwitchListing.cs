using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using Spectre.Console;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The switches that designs are made of.</summary>
internal sealed class SwitchListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "switches";

    /// <inheritdoc/>
    public override string Description => "The questions on which designs differ, and the answers, for --design ID,switch=value.";

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table table = TextTable.Create("switch = value", "meaning", "source");
        foreach (DesignSwitch known in SwitchCatalog.All)
        {
            table.Row(known.Name, known.Question, string.Empty);
            foreach (DesignChoice choice in known.Choices)
            {
                table.Row($"  = {choice.Name}", choice.Meaning, choice.Source);
            }
        }

        return table;
    }

    /// <inheritdoc/>
    public override void WriteElements(Utf8JsonWriter json)
    {
        foreach (DesignSwitch known in SwitchCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id", known.Name);
            json.WriteString("question", known.Question);
            json.WriteStartArray("values");
            foreach (DesignChoice choice in known.Choices)
            {
                json.WriteStartObject();
                json.WriteString("id", choice.Name);
                json.WriteString("meaning", choice.Meaning);
                json.WriteString("source", choice.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
