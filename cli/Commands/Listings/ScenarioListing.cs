using LuoModel.Cli.Input;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The scenarios of the checkout around the program.</summary>
internal sealed class ScenarioListing : Listing
{
    private const string Folder = "docs/scenarios";

    /// <inheritdoc/>
    public override string Kind => "scenarios";

    /// <inheritdoc/>
    public override string Description => $"What was written down as a scenario, for ./luo run {Folder}/NAME{ScenarioFiles.Extension}.";

    /// <inheritdoc/>
    public override string[] Titles => ["scenario", "what it shows", "designs"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => CheckoutFolder.Find() is { } root && Directory.Exists(Path.Combine(root, Folder))
        ? ScenarioFiles.Find([Path.Combine(root, Folder)]).Select(ScenarioFiles.Read).Select(One)
        : [];

    private static ListItem One(Scenario scenario) => ListItem.Of(
        ("id", scenario.Name), ("claim", scenario.Claim), ("designs", string.Join(", ", scenario.Designs.Select(design => design.Id))));
}
