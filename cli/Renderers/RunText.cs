using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scenarios;

namespace LuoModel.Cli.Renderers;

/// <summary>Judged scenarios for people: the rows of a single one; of several those that are not as expected, and how many are. Then what differs, with the run that shows it.</summary>
internal static class RunText
{
    /// <summary>Writes the reports.</summary>
    public static void Write(IReadOnlyList<ScenarioReport> reports, LuoConsole console)
    {
        bool single = reports.Select(report => report.Scenario.File).Distinct().Count() == 1;
        TextTable table = TextTable.Create("scenario", "design", "expected", "found", "ends", "states");
        ScenarioReport[] shown = [.. reports.Where(report => single || !report.Complete || !report.AsExpected)];
        foreach (ScenarioReport report in shown)
        {
            table.Row(
                report.Scenario.Name,
                report.Design,
                report.Judgements.Count == 0 ? "nothing on this design" : string.Join("; ", report.Judgements.Select(judgement => judgement.Expected)),
                !report.Complete ? "undecided" : report.AsExpected ? "as expected" : "DIFFERS",
                report.Ends.ToString(),
                report.States.ToString());
        }

        if (shown.Length > 0)
        {
            table.Write(console);
        }

        foreach (ScenarioReport report in reports.Where(report => report.Complete && !report.AsExpected))
        {
            foreach (Judgement judgement in report.Judgements.Where(judgement => !judgement.AsExpected))
            {
                console.Output.WriteLine($"{report.Scenario.File}:{judgement.Line}: on {report.Design} expected {judgement.Expected}; found {judgement.Found}");
            }

            console.Output.Write(TraceColor.For(console, TextTrace.Render(report.Trace())));
        }

        foreach (var scenario in reports.DistinctBy(report => report.Scenario.File))
        {
            foreach (Invention invention in scenario.Invented)
            {
                console.Output.WriteLine($"{scenario.Scenario.Name}: invented: {invention.Text}");
            }
        }

        int differ = reports.Count(report => report.Complete && !report.AsExpected);
        int undecided = reports.Count(report => !report.Complete);
        console.Output.WriteLine(
            $"{Counted.Of(reports.Select(report => report.Scenario.File).Distinct().Count(), "scenario")} on {Counted.Of(reports.Select(report => report.Design).Distinct().Count(), "design")}: "
            + $"{reports.Count - differ - undecided} of {reports.Count} as expected{(undecided > 0 ? $", {undecided} undecided" : string.Empty)}");
    }
}
