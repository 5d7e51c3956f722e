using System.Globalization;

namespace LuoModel.Cli.Output;

/// <summary>Many numbered names in few columns: <c>LUO001-LUO003, LUO007</c>.</summary>
internal static class IdRanges
{
    /// <summary>The names, neighbours as ranges.</summary>
    /// <param name="ids">Names of letters and a number of three digits, in any order.</param>
    public static string Of(IEnumerable<string> ids)
    {
        var parts = new List<string>();
        string[] sorted = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var first = 0; first < sorted.Length;)
        {
            var last = first;
            while (last + 1 < sorted.Length && Number(sorted[last + 1]) == Number(sorted[last]) + 1)
            {
                last++;
            }

            parts.Add(last > first + 1 ? $"{sorted[first]}-{sorted[last]}" : string.Join(", ", sorted[first..(last + 1)]));
            first = last + 1;
        }

        return string.Join(", ", parts);
    }

    private static int Number(string id) => int.Parse(id.AsSpan()[^3..], CultureInfo.InvariantCulture);
}
