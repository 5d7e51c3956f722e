using System.Text.Json;
using System.Text.RegularExpressions;

namespace LuoModel.Cli.Commands.Listings;

/// <summary>Something that is listed.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Rows">Its rows of the table; the first cell of the first is its name.</param>
/// <param name="Write">Writes the members of its JSON object.</param>
internal sealed partial record ListItem(string Id, IReadOnlyList<string[]> Rows, Action<Utf8JsonWriter> Write)
{
    /// <summary>An item of one row whose JSON has a string for each cell.</summary>
    /// <param name="members">A name in the JSON and a cell; the first is the name.</param>
    public static ListItem Of(params (string Member, string Value)[] members) => new(
        members[0].Value,
        [[.. members.Select(member => member.Value)]],
        json =>
        {
            foreach ((string member, string value) in members)
            {
                json.WriteString(member, value);
            }
        });

    /// <summary>Whether all words are in it, in any case; <c>LUO27</c> stands for LUO027.</summary>
    public bool Has(IEnumerable<string> words) => words.All(word =>
        Rows.Any(row => row.Any(cell => cell.Contains(Full(word), StringComparison.OrdinalIgnoreCase))));

    private static string Full(string word) => ShortInvariant().Match(word) is { Success: true } match ? $"LUO{match.Groups[1].Value.PadLeft(3, '0')}" : word;

    [GeneratedRegex("^LUO([0-9]{1,3})$", RegexOptions.IgnoreCase)]
    private static partial Regex ShortInvariant();
}
