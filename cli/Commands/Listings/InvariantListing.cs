using System.Text.Json;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The invariants.</summary>
internal sealed class InvariantListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "invariants";

    /// <inheritdoc/>
    public override string Description => "What must hold, for --invariant.";

    /// <inheritdoc/>
    public override string[] Titles => ["invariant", "what must hold", "in the kernel", "broken by"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => InvariantCatalog.All.Select(invariant => new ListItem(
        invariant.Id, [[invariant.Id, invariant.Sentence, invariant.Anchor, string.Join("; ", invariant.BrokenBy)]], json => Write(invariant, json)));

    private static void Write(Invariant invariant, Utf8JsonWriter json)
    {
        json.WriteString("id", invariant.Id);
        json.WriteString("sentence", invariant.Sentence);
        json.WriteString("why", invariant.Why);
        json.WriteString("anchor", invariant.Anchor);
        json.WriteStartArray("brokenBy");
        foreach (string design in invariant.BrokenBy)
        {
            json.WriteStringValue(design);
        }

        json.WriteEndArray();
    }
}
