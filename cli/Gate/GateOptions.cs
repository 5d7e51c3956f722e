using System.CommandLine;
using System.Text;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Gate;

/// <summary>The options by which a command reports to engines of continuous integration.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _junit = new("--junit") { HelpName = "FILE", Description = "Write every verdict as a test case, in JUnit's XML" };
    private readonly Option<string?> _sarif = new("--sarif") { HelpName = "FILE", Description = "Write every violation with its trace, in SARIF 2.1.0" };
    private readonly Option<string?> _summary = new("--summary") { HelpName = "FILE", Description = "Write a summary in Markdown" };
    private readonly Option<bool> _github = new("--github") { Description = "Print what is not as expected as annotations of GitHub's actions" };

    /// <summary>Adds the options to a command.</summary>
    public static GateOptions Add(Command command)
    {
        var options = new GateOptions();
        command.Add(options._junit);
        command.Add(options._sarif);
        command.Add(options._summary);
        command.Add(options._github);
        return options;
    }

    /// <summary>Writes what was asked for; makes the report only then.</summary>
    /// <exception cref="Model.UserError">A file cannot be written.</exception>
    public void Write(ParseResult parsed, LuoConsole console, Func<GateReport> make)
    {
        var (junit, sarif, summary, github) = (parsed.GetValue(_junit), parsed.GetValue(_sarif), parsed.GetValue(_summary), parsed.GetValue(_github));
        if (junit is null && sarif is null && summary is null && !github)
        {
            return;
        }

        var report = make();
        if (junit is not null)
        {
            OutputFile.Write(junit, Encoding.UTF8.GetBytes(JUnitXml.Write(report)));
        }

        if (sarif is not null)
        {
            JsonReport.WritePlain(sarif, console, json => new SarifLog(json).Write(report));
        }

        if (summary is not null)
        {
            OutputFile.Write(summary, Encoding.UTF8.GetBytes(MarkdownSummary.Write(report)));
        }

        if (github)
        {
            console.Exact.Write(GithubAnnotations.Write(report));
        }
    }
}
