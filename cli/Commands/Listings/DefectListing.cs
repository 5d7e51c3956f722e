using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Properties.Bugs;
using Spectre.Console;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The bugs of LUO's history and the suspicions, that <c>luo bugs</c> looks for.</summary>
internal sealed class DefectListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "defects";

    /// <inheritdoc/>
    public override string Description => "Bugs of the past and suspicions, for ./luo bugs.";

    /// <inheritdoc/>
    public override Table ToTable()
    {
        Table table = TextTable.Create("defect", "what goes wrong", "design that has it", "fixed", "workload", "invariant", "source");
        foreach (Bug bug in BugCatalog.All)
        {
            table.Row(bug.Id, bug.Title, bug.Design ?? "-", bug.Fixed ?? "-", bug.Workload ?? "-", bug.Invariant ?? "-", bug.Source);
        }

        return table;
    }

    /// <inheritdoc/>
    public override void WriteElements(Utf8JsonWriter json)
    {
        foreach (Bug bug in BugCatalog.All)
        {
            json.WriteStartObject();
            BugsJson.Describe(json, bug);
            json.WriteEndObject();
        }
    }
}
