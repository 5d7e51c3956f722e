using System.Globalization;
using System.Text;

namespace LuoModel.Cli.Gate;

/// <summary>A report as the workflow commands by which GitHub's actions annotate files: an error for each case that failed, a warning for each that is open.</summary>
internal static class GithubAnnotations
{
    /// <summary>The lines.</summary>
    public static string Write(GateReport report)
    {
        var text = new StringBuilder();
        foreach (var (suite, one) in report.Cases.Where(found => found.Case.State != GateState.Passed))
        {
            var place = one.File is { } file ? string.Create(CultureInfo.InvariantCulture, $"file={Property(file)},line={one.Line},") : string.Empty;
            var replay = one.Trace is { } trace ? $"\n{trace.ReplayLine}" : string.Empty;
            text.Append(one.State == GateState.Failed ? "::error " : "::warning ")
                .Append(place).Append("title=").Append(Property($"{one.Name} on {suite.Name}"))
                .Append("::").Append(Data($"{one.Message}: {one.Sentence}{replay}")).Append('\n');
        }

        return text.ToString();
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
