using System.Text.Json;
using LuoModel.Cli.Renderers;
using LuoModel.Properties.Bugs;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The bugs of LUO's history and the suspicions, that <c>luo bugs</c> looks for.</summary>
internal sealed class DefectListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "bugs";

    /// <inheritdoc/>
    public override string Member => "defects";

    /// <inheritdoc/>
    public override string Description => "Bugs of the past and suspicions, for ./luo bugs.";

    /// <inheritdoc/>
    public override string[] Titles => ["bug", "what goes wrong", "design that has it", "fixed", "workload", "invariant", "source"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => BugCatalog.All.Select(bug => new ListItem(
        bug.Id, [[bug.Id, bug.Title, bug.Design ?? "-", bug.Fixed ?? "-", bug.Workload ?? "-", bug.Invariant ?? "-", bug.Source]], json => Write(bug, json)));

    private static void Write(Bug bug, Utf8JsonWriter json)
    {
        BugsJson.Describe(json, bug);
    }
}
