using System.Globalization;
using LuoModel.Model.Commands;
using LuoModel.Model.Traces;
using LuoModel.Properties.Luo;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>The errnos that the newest merged code answers with.</summary>
internal sealed class ErrnoListing : Listing
{
    /// <inheritdoc/>
    public override string Kind => "errnos";

    /// <inheritdoc/>
    public override string Description => "What calls of the newest merged code can answer, and when.";

    /// <inheritdoc/>
    public override string[] Titles => ["errno", "number", "calls, and when"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => ListedOutcomes.Newest.Where(outcome => outcome.Ret != 0).GroupBy(outcome => outcome.Ret)
        .OrderBy(group => Errno.Name(group.Key), StringComparer.Ordinal).Select(group => ListItem.Of(
            ("id", Errno.Name(group.Key)),
            ("number", group.Key.ToString(CultureInfo.InvariantCulture)),
            ("calls", string.Join("; ", group.Select(outcome => $"{Names.Of(outcome.Op)}: {outcome.When}")))));
}
