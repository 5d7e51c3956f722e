using System.Globalization;

namespace LuoModel.Model;

/// <summary>A number with the word for what was counted: <c>1 command</c>, <c>2 commands</c>.</summary>
public static class Counted
{
    /// <summary>A number and its word, thousands apart.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one of them.</param>
    /// <param name="many">The word for several; <paramref name="one"/> with an s, or with -ies for -y, unless given.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:n0} {Word(count, one, many)}");

    /// <summary>The word alone, where the number stands elsewhere.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one of them.</param>
    /// <param name="many">The word for several; as in <see cref="Of"/> unless given.</param>
    public static string Word(long count, string one, string? many = null) =>
        count == 1 ? one : many ?? (one.EndsWith('y') ? $"{one[..^1]}ies" : $"{one}s");
}
