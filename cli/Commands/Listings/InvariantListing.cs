using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Properties.Invariants;
using Spectre.Console;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The invariants.</summary>
internal sealed class InvariantListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "invariants";

    /// <inheritdoc/>
    public override string Description => "What must hold, for --invariant.";

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table table = TextTable.Create("invariant", "what must hold", "in the kernel", "broken by");
        foreach (Invariant invariant in InvariantCatalog.All)
        {
            table.Row(invariant.Id, invariant.Sentence, invariant.Anchor, string.Join("; ", invariant.BrokenBy));
        }

        return table;
    }

    /// <inheritdoc/>
    public override void WriteElements(Utf8JsonWriter json)
    {
        foreach (Invariant invariant in InvariantCatalog.All)
        {
            json.WriteStartObject();
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
            json.WriteEndObject();
        }
    }
}
