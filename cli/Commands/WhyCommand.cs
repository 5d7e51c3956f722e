using System.CommandLine;
using System.Globalization;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Why;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo why FILE:LINE</c>: why a step of a scenario is refused, and the shortest way to success.</summary>
internal static class WhyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var place = new Argument<string>("FILE:LINE") { Description = "A step of a scenario" };
        Option<string[]> designs = CommonOptions.Design();
        Option<string?> json = CommonOptions.Json();
        var command = new Command("why", "Say which check of which kernel function refused a step of a scenario, because of which file or session, and the shortest sequence after which the call succeeds.")
        {
            place, designs, json,
        };
        command.SetAction(parsed =>
        {
            (string file, int line) = Split(parsed.GetRequiredValue(place));
            Scenario scenario = ScenarioFiles.Read(file);
            IReadOnlyList<Design> chosen = Selection.Designs(parsed.GetValue(designs) ?? [], scenario.Designs);
            var reports = chosen.Select(design => WhyRunner.Explain(scenario, line, design, stop: console.Stop)).ToArray();
            string? target = parsed.GetValue(json);
            JsonReport.Write(target, console, writer => WhyText.WriteJson(writer, reports));
            if (target != JsonReport.StandardOutput)
            {
                foreach (WhyReport report in reports)
                {
                    console.Output.Write(WhyText.Render(report));
                }
            }

            return reports.All(report => report.Complete) ? ExitCode.Done : ExitCode.Undecided;
        });
        return command;
    }

    private static (string File, int Line) Split(string place)
    {
        int colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int line) && line > 0
            ? (place[..colon], line)
            : throw new UserError($"'{place}', expected FILE:LINE with the line of a step");
    }
}
