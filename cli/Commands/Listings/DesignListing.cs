using System.Text.Json;
using LuoModel.Model.Designs;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The named designs, and what release each is.</summary>
internal sealed class DesignListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "designs";

    /// <inheritdoc/>
    public override string Description => "The named designs, oldest first, with the release that each is and what it is known from.";

    /// <inheritdoc/>
    public override string[] Titles => ["design", "release", "known from", "what it is"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => DesignCatalog.All.Select(design => new ListItem(
        design.Id,
        [[design.Id, design.Release ?? "-", ReleaseText.Of(design.KnownFrom), design == DesignCatalog.Newest ? $"{design.About} Also called {DesignCatalog.NewestAlias}." : design.About]],
        json => Write(design, json)));

    private static void Write(Design design, Utf8JsonWriter json)
    {
        json.WriteString("id", design.Id);
        json.WriteString("about", design.About);
        json.WriteString("release", design.Release);
        json.WriteString("knownFrom", ReleaseText.Of(design.KnownFrom));
        json.WriteString("alias", design == DesignCatalog.Newest ? DesignCatalog.NewestAlias : null);
        json.WriteStartObject("switches");
        foreach (DesignSwitch known in SwitchCatalog.All)
        {
            json.WriteString(known.Name, known.Of(design).Name);
        }

        json.WriteEndObject();
    }
}
