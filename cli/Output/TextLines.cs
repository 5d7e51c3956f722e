namespace LuoModel.Cli.Output;

/// <summary>Breaks text into lines.</summary>
internal static class TextLines
{
    /// <summary>The text as lines of at most <paramref name="width"/> columns, broken at blanks where there are any.</summary>
    /// <param name="text">The text, in one line.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="first">What the first line begins with.</param>
    /// <param name="rest">What the others begin with.</param>
    public static IEnumerable<string> Wrap(string text, int width, string first, string rest)
    {
        var left = first + text;
        while (left.Length > width)
        {
            var indent = left.Length - left.TrimStart().Length;
            var blank = left.LastIndexOf(' ', width, width - indent);
            var cut = blank > indent ? blank : width;
            yield return left[..cut].TrimEnd();
            left = rest + left[cut..].TrimStart();
        }

        yield return left;
    }
}
