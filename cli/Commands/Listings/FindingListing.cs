using System.Globalization;
using LuoModel.Cli.Input;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>Where recordings, code and descriptions of LUO part, from the document of the checkout around the program.</summary>
internal sealed class FindingListing : Listing
{
    private const string Document = "docs/findings.md";

    /// <inheritdoc/>
    public override string Kind => "findings";

    /// <inheritdoc/>
    public override string Description => $"Where recordings, code and descriptions part: the entries of {Document}.";

    /// <inheritdoc/>
    public override string[] Titles => ["finding", "about", "what", "source", "in the model"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items
    {
        get
        {
            string? file = CheckoutFolder.Find() is { } root ? Path.Combine(root, Document) : null;
            return file is not null && File.Exists(file) ? Read(InputFile.ReadText(file).Split('\n')) : [];
        }
    }

    /// <summary>Each row of a table is a finding; it is named by its line, and speaks of what the heading above it says.</summary>
    private static IEnumerable<ListItem> Read(string[] lines)
    {
        var heading = string.Empty;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                heading = lines[i][3..];
            }
            else if (lines[i].StartsWith("| ", StringComparison.Ordinal) && !lines[Math.Min(i + 1, lines.Length - 1)].StartsWith("|---", StringComparison.Ordinal))
            {
                string[] cells = [.. lines[i].Trim('|', ' ').Split(" | ").Select(cell => cell.Trim())];
                yield return ListItem.Of(
                    ("id", string.Create(CultureInfo.InvariantCulture, $"{Document}:{i + 1}")), ("about", heading), ("what", cells[0]),
                    ("source", cells.ElementAtOrDefault(1) ?? string.Empty), ("model", cells.ElementAtOrDefault(2) ?? string.Empty));
            }
        }
    }
}
