using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using Spectre.Console;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The named designs.</summary>
internal sealed class DesignListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "designs";

    /// <inheritdoc/>
    public override string Description => "The named designs, oldest first.";

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table table = TextTable.Create("design", "what it is");
        foreach (Design design in DesignCatalog.All)
        {
            table.Row(design.Id, design.About);
        }

        return table;
    }

    /// <inheritdoc/>
    public override void WriteElements(Utf8JsonWriter json)
    {
        foreach (Design design in DesignCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id", design.Id);
            json.WriteString("about", design.About);
            json.WriteStartObject("switches");
            foreach (DesignSwitch known in SwitchCatalog.All)
            {
                json.WriteString(known.Name, known.Of(design).Name);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
