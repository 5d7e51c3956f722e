using System.Text.Json;
using LuoModel.Model.Designs;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The switches that designs are made of.</summary>
internal sealed class SwitchListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "switches";

    /// <inheritdoc/>
    public override string Description => "The questions on which designs differ, and the answers, for --design ID,switch=value.";

    /// <inheritdoc/>
    public override string[] Titles => ["switch = value", "meaning", "source"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => SwitchCatalog.All.Select(known => new ListItem(
        known.Name,
        [[known.Name, known.Question, string.Empty], .. known.Choices.Select(choice => (string[])[$"  = {choice.Name}", choice.Meaning, choice.Source])],
        json => Write(known, json)));

    private static void Write(DesignSwitch known, Utf8JsonWriter json)
    {
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
    }
}
