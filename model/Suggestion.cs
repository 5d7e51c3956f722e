namespace LuoModel.Model;

/// <summary>What somebody may have meant.</summary>
public static class Suggestion
{
    /// <summary>Nobody meant a name by more characters than this.</summary>
    private const int Longest = 100;

    /// <summary>The text behind what was found: the nearest of some names when it is near, else all of them.</summary>
    public static string For(string found, IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToArray();
        return Near(found, all) is { } near ? $"did you mean '{near}'?"
            : all.Length == 0 ? "there is none"
            : $"expected one of {string.Join(", ", all)}";
    }

    /// <summary>The nearest of some names; null when even that one is far.</summary>
    public static string? Near(string found, IEnumerable<string> names)
    {
        if (found.Length > Longest)
        {
            return null;
        }

        var nearest = names.Distinct(StringComparer.Ordinal).OrderBy(name => Apart(found, name)).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();
        return nearest is not null && Apart(found, nearest) <= Math.Max(1, found.Length / 3) ? nearest : null;
    }

    /// <summary>The distance without regard to case.</summary>
    private static int Apart(string a, string b) => Distance(a.ToUpperInvariant(), b.ToUpperInvariant());

    /// <summary>Levenshtein's distance with a swap of neighbours counted once.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
