using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>The marks that say when a dependency is checked; both formats spell them alike.</summary>
internal static class MarkParser
{
    /// <summary>What an error says was expected.</summary>
    public const string Expected = "preserve, freeze, retrieve or can_finish";

    /// <summary>The mark that <paramref name="token"/> names.</summary>
    public static CheckTimes Parse(GraphLexer lexer, GraphToken token) => token.IsName && CheckTimesNames.Parse(token.Text) is { } mark
        ? mark
        : throw lexer.Error(token, $"unexpected {token.Shown}, expected {Expected}");

    /// <summary>The marks listed in the quoted attribute value <paramref name="token"/>, separated by commas or blanks.</summary>
    public static CheckTimes ParseList(GraphLexer lexer, GraphToken token)
    {
        var when = CheckTimes.Never;
        foreach (var word in token.Text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            when |= CheckTimesNames.Parse(word) ?? throw lexer.Error(token, $"unexpected '{word}', expected {Expected}");
        }

        return when != CheckTimes.Never ? when : throw lexer.Error(token, "no marks, expected " + Expected);
    }
}
