using System.CommandLine;
using LuoModel.Cli.Gate;
using LuoModel.Cli.Input;
using LuoModel.Cli.Options;
using LuoModel.Cli.Output;
using LuoModel.Cli.Pages;
using LuoModel.Cli.Renderers;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Runs.Scenarios;
using LuoModel.Runs.Scenarios.Language;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo run PATH...</c>: scenarios, judged in one table.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Scenarios, or folders of them (*.luo)", Arity = ArgumentArity.OneOrMore };
        Option<string[]> designs = CommonOptions.Design();
        var format = new Option<string?>("--format") { HelpName = string.Join('|', TraceFormat.Names), Description = "Show the telling run of one scenario instead of the table" };
        format.OneOf(TraceFormat.Names);
        Option<string?> json = CommonOptions.Json();
        var command = new Command("run", "Judge scenarios: who does what, and what must come of it on which design, in every order of the actors' steps.")
        {
            paths, designs, format, json,
        };
        RunConversions conversions = RunConversions.Add(command);
        GateOptions gate = GateOptions.Add(command);
        ReportOption page = ReportOption.Add(command);
        command.SetAction(parsed =>
        {
            if (conversions.Run(parsed, parsed.GetRequiredValue(paths), parsed.GetValue(designs) ?? [], console) is { } exit)
            {
                return exit;
            }

            Scenario[] scenarios = [.. ScenarioFiles.Find(parsed.GetRequiredValue(paths)).Select(ScenarioFiles.Read)];
            IReadOnlyList<Design> chosen = Selection.Designs(parsed.GetValue(designs) ?? []);
            if (parsed.GetValue(format) is { } wanted)
            {
                return Show(scenarios, chosen, wanted, console);
            }

            return Judge(scenarios, chosen, parsed.GetValue(json), console, reports =>
            {
                gate.Write(parsed, console, () => GateOf.Scenarios(reports));
                page.Write(parsed, console, () => RunPages.Of(reports));
            });
        });
        return command;
    }

    private static int Show(Scenario[] scenarios, IReadOnlyList<Design> chosen, string format, LuoConsole console)
    {
        if (scenarios.Length != 1 || chosen.Count > 1)
        {
            throw new UserError($"--format shows one scenario on one design, found {Counted.Of(scenarios.Length, "scenario")} and {Counted.Of(Math.Max(1, chosen.Count), "design")}");
        }

        ScenarioReport report = ScenarioRunner.Run(scenarios[0], chosen.Count > 0 ? chosen[0] : scenarios[0].Designs[0], console.Stop);
        TraceFormat.Write(format, report.Trace(), console);
        return report.AsExpected ? ExitCode.Done : ExitCode.Found;
    }

    private static int Judge(Scenario[] scenarios, IReadOnlyList<Design> chosen, string? json, LuoConsole console, Action<IReadOnlyList<ScenarioReport>> report)
    {
        List<ScenarioReport> reports = Reports(scenarios, chosen, console);
        JsonReport.Write(json, console, writer => RunJson.Write(writer, reports));
        if (json != JsonReport.StandardOutput)
        {
            RunText.Write(reports, console);
        }

        report(reports);
        return console.Stop.IsCancellationRequested ? ExitCode.Undecided
            : reports.Any(one => one.Complete && !one.AsExpected) ? ExitCode.Found
            : reports.Any(one => !one.Complete) || console.Stop.IsCancellationRequested ? ExitCode.Undecided : ExitCode.Done;
    }

    /// <summary>What became of each scenario on each design; those before an interruption.</summary>
    private static List<ScenarioReport> Reports(Scenario[] scenarios, IReadOnlyList<Design> chosen, LuoConsole console)
    {
        var reports = new List<ScenarioReport>();
        using var progress = new ProgressLine(console);
        try
        {
            foreach (Scenario scenario in scenarios)
            {
                foreach (Design design in chosen.Count > 0 ? chosen : scenario.Designs)
                {
                    console.Stop.ThrowIfCancellationRequested();
                    ((IProgress<string>)progress).Report($"{scenario.Name} on {design.Id}");
                    reports.Add(ScenarioRunner.Run(scenario, design, console.Stop));
                }
            }
        }
        catch (OperationCanceledException) when (reports.Count > 0)
        {
            // What is known is reported; the exit code says that it is not all.
        }

        return reports;
    }
}
