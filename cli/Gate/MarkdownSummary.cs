using System.Globalization;
using System.Text;

namespace LuoModel.Cli.Gate;

/// <summary>A report as one page of Markdown: a table of the suites, then what is not as expected with the lines that replay it.</summary>
internal static class MarkdownSummary
{
    /// <summary>The page.</summary>
    public static string Write(GateReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## luo {report.Command}: ").Append(Counts(report)).Append("\n\n");
        text.Append("| what | as expected | not as expected | undecided |\n|---|---|---|---|\n");
        foreach (var suite in report.Suites)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(suite.Name)} | {Of(suite, GateState.Passed)} | {Of(suite, GateState.Failed)} | {Of(suite, GateState.Open)} |\n");
        }

        foreach (var (suite, one) in report.Cases.Where(found => found.Case.State == GateState.Failed))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{Cell(one.Name)} on {Cell(suite.Name)}**: {Cell(one.Message)}\n\n{Cell(one.Sentence)}\n");
            if (one.Trace is { } trace)
            {
                text.Append("\n```\n").Append(trace.ReplayLine).Append("\n```\n");
            }
        }

        return text.ToString();
    }

    private static string Counts(GateReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Count(GateState.Passed)} as expected, {report.Count(GateState.Failed)} not, {report.Count(GateState.Open)} undecided");

    private static int Of(GateSuite suite, GateState state) => suite.Cases.Count(one => one.State == state);

    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace('\n', ' ');
}
