using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>The catalogue of bugs as text: one table, or the rows asked for with their traces; then what is not as expected.</summary>
internal sealed class BugsText(LuoConsole console)
{
    /// <summary>Writes the report.</summary>
    public void Write(BugsReport report)
    {
        if (report.Traces)
        {
            foreach (var result in report.Results)
            {
                Row(result);
            }
        }
        else
        {
            Overview(report.Results);
        }

        Summary(report);
    }

    private void Overview(IReadOnlyList<BugResult> results)
    {
        TextTable table = TextTable.Create("defect", "verdict", "commands", "invariant", "design", "what goes wrong, or why it can not be seen");
        foreach (var result in results)
        {
            var what = result.Verdict == BugVerdict.NotObservable ? $"{result.Bug.Title}: {result.Bug.Reason}" : result.Bug.Title;
            table.Row(result.Bug.Id, result.Verdict.Text(), Length(result.Broken), result.Bug.Invariant ?? "-", result.Bug.Design ?? "-", what);
        }

        table.Write(console);
        console.Output.WriteLine("A number is the length of the shortest trace, +n its faults. ./luo bugs ID shows the trace.");
    }

    private void Row(BugResult result)
    {
        var bug = result.Bug;
        console.Output.WriteLine($"{bug.Id}: {bug.Title}: {result.Verdict.Text()}");
        console.Output.WriteLine($"  {bug.Reason}");
        console.Output.WriteLine($"  source: {bug.Source}");
        if (result.Broken is { } broken)
        {
            console.Output.WriteLine($"  {bug.Invariant}: {InvariantCatalog.Get(bug.Invariant!).Sentence}");
            console.Output.WriteLine($"  {bug.Design} on {bug.Workload}: {Said(broken)}");
        }

        if (result.Mended is { } mended)
        {
            console.Output.WriteLine($"  {bug.Fixed} on {bug.Workload}: {Said(mended)}");
        }

        console.Output.WriteLine();
        if (result.Broken?.Trace is { } trace)
        {
            console.Output.WriteLine(TraceColor.For(console, TextTrace.Render(trace, bug.Invariant)));
        }
    }

    private void Summary(BugsReport report)
    {
        console.Output.WriteLine();
        for (var i = 0; i < report.Results.Count; i++)
        {
            var result = report.Results[i];
            if (report.Surprises.Contains(result))
            {
                var expected = report.Expected[i]?.ToString() ?? "nothing: docs/manifest.json does not know it";
                console.Output.WriteLine($"NOT AS EXPECTED: {result.Bug.Id} is {result.Expectation}, expected {expected}");
            }
        }

        var counts = report.Results.GroupBy(result => result.Verdict).OrderBy(group => group.Key).Select(group => Text($"{group.Count()} {group.Key.Text()}"));
        console.Output.WriteLine(Text(
            $"{report.Results.Count} row{(report.Results.Count == 1 ? string.Empty : "s")}: {string.Join(", ", counts)}; {report.Results.Count - report.Surprises.Count} of {report.Results.Count} are as docs/manifest.json expects."));
    }

    private static string Length(VerdictRow? row) => row?.Length is { } length
        ? Text($"{length}{(row.Faults > 0 ? Text($" +{row.Faults}") : string.Empty)}")
        : "-";

    private static string Said(VerdictRow row) => row.Length is { } length
        ? Text($"violated after {Counted.Of(length, "command")}, {Counted.Of(row.Faults ?? 0, "fault")}")
        : Text($"{row.Verdict.Text()}, {Counted.Of(row.Seen ?? 0, "state")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
