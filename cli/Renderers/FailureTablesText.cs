using System.Text;
using LuoModel.Runs.Failures;

namespace LuoModel.Cli.Renderers;

/// <summary>The failures of each call as a page of Markdown, as docs/specification/tables keeps it.</summary>
internal static class FailureTablesText
{
    private const string Setting = """
        Sessions s1 (files f1, f2 under tokens 1, 2) and s2 (f3 under 3), one handler whose freeze changes the data word, one FLB. One thing fails at a time;
        a callback that fails answers -EIO, can_finish no. "As before": every fact of the state is.

        """;

    /// <summary>The page of one design.</summary>
    /// <param name="design">The design, as --design takes it.</param>
    /// <param name="tables">Its tables.</param>
    public static string Render(string design, IReadOnlyList<FailureTable> tables)
    {
        var text = new StringBuilder();
        text.Append($"# What each failure leaves behind: {design}\n\nComputed by executing the step: `./luo explain {design} --tables`\n\n{Setting}");
        foreach (var table in tables)
        {
            Heading(text, table.Case);
            if (table.Rows.Count == 0)
            {
                text.Append("There is no such call in this design.\n");
                continue;
            }

            text.Append("| fails | answer | callbacks and incidents, in order | what is different afterwards |\n|---|---|---|---|\n");
            foreach (var row in table.Rows)
            {
                text.Append($"| {row.Fails} | {row.Answer} | {Cell(row.Callbacks, "none")} | {Cell(row.Left, "as before")} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The page of what a design does otherwise than another.</summary>
    /// <param name="design">The design.</param>
    /// <param name="against">The other.</param>
    /// <param name="differences">Their differences.</param>
    public static string Render(string design, string against, IReadOnlyList<FailureDifference> differences)
    {
        var text = new StringBuilder();
        text.Append($"# What failures leave behind in {design} otherwise than in {against}\n\nComputed by executing the step: `./luo explain {design} --tables --against {against}`\n\n{Setting}");
        if (differences.Count == 0)
        {
            text.Append("\nNothing.\n");
        }

        foreach (var difference in differences)
        {
            Heading(text, difference.Case);
            text.Append("| design | fails | answer | callbacks and incidents, in order | what is different afterwards |\n|---|---|---|---|---|\n");
            Rows(text, design, difference.Here);
            Rows(text, against, difference.There);
        }

        return text.ToString();
    }

    private static void Heading(StringBuilder text, CallCase one)
    {
        text.Append($"\n## {one.Title}\n\n");
        if (one.Before.Count > 0)
        {
            text.Append($"After {string.Join("; ", one.Before.Select(Code))}: {Code(one.Call)}\n\n");
        }
    }

    private static void Rows(StringBuilder text, string design, IReadOnlyList<FailureRow> rows)
    {
        foreach (var row in rows)
        {
            text.Append($"| {design} | {row.Fails} | {row.Answer} | {Cell(row.Callbacks, "none")} | {Cell(row.Left, "as before")} |\n");
        }

        if (rows.Count == 0)
        {
            text.Append($"| {design} | | | the runs of the other that are shown here do not exist, or end as one of those that are not shown | |\n");
        }
    }

    private static string Code(string command) => $"`{command}`";

    private static string Cell(string text, string none) => text.Length == 0 ? none : text.Replace("|", "\\|", StringComparison.Ordinal);
}
