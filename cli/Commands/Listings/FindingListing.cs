using System.Globalization;
using LuoModel.Cli.Input;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>What is wrong in LUO, and where recordings, code and descriptions of it part: from the documents of the checkout around the program.</summary>
internal sealed class FindingListing : Listing
{
    private const string Folder = "docs/findings";
    private const string Recordings = "docs/recordings.md";

    /// <inheritdoc/>
    public override string Kind => "findings";

    /// <inheritdoc/>
    public override string Description => $"What is wrong in LUO, and where recordings, code and descriptions part: the entries of {Folder} and {Recordings}.";

    /// <inheritdoc/>
    public override string[] Titles => ["finding", "about", "what"];

    /// <inheritdoc/>
    public override IEnumerable<ListItem> Items => CheckoutFolder.Find() is { } root ? Documents(root).SelectMany(document => Read(root, document)) : [];

    private static IEnumerable<string> Documents(string root) =>
    [
        .. Directory.Exists(Path.Combine(root, Folder))
            ? Directory.GetFiles(Path.Combine(root, Folder), "*.md").Select(file => Path.GetFileName(file)).Where(name => name != "README.md").Order(StringComparer.Ordinal).Select(name => $"{Folder}/{name}")
            : [],
        .. File.Exists(Path.Combine(root, Recordings)) ? (string[])[Recordings] : [],
    ];

    /// <summary>Each row of a table, and each paragraph that begins with its point in bold, is a finding; it is named by its line, and speaks of what the heading above it says.</summary>
    private static IEnumerable<ListItem> Read(string root, string document)
    {
        string[] lines = InputFile.ReadText(Path.Combine(root, document)).Split('\n');
        var heading = string.Empty;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
            {
                heading = lines[i].TrimStart('#', ' ');
            }
            else if (lines[i].StartsWith("**", StringComparison.Ordinal))
            {
                yield return Finding(document, i, heading, string.Join(' ', lines[i..].TakeWhile(line => line.Length > 0)));
            }
            else if (IsRow(lines[i]) && !IsRule(lines[i + 1]))
            {
                yield return Finding(document, i, heading, string.Join("; ", lines[i].Trim('|', ' ').Split(" | ").Select(cell => cell.Trim()).Where(cell => cell.Length > 0)));
            }
        }
    }

    private static ListItem Finding(string document, int line, string heading, string what) => ListItem.Of(
        ("id", string.Create(CultureInfo.InvariantCulture, $"{document}:{line + 1}")), ("about", heading), ("what", what));

    private static bool IsRow(string line) => line.StartsWith("| ", StringComparison.Ordinal);

    private static bool IsRule(string line) => line.StartsWith("|---", StringComparison.Ordinal);
}
