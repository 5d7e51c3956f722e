using System.CommandLine;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Pages;

/// <summary><c>--report FILE.html</c>: the result as one page to look at.</summary>
internal sealed class ReportOption
{
    private readonly Option<string?> _report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "Write the result as one page for a browser, with every trace to step through; the file needs nothing beside it",
    };

    private readonly string _command;

    private ReportOption(string command)
    {
        _command = command;
        _report.Validators.Add(result =>
        {
            if (result.Tokens is [var file, ..] && !file.Value.EndsWith(".html", StringComparison.Ordinal))
            {
                result.AddError($"--report is '{file.Value}', expected a name that ends in .html");
            }
        });
    }

    /// <summary>Adds the option to a command.</summary>
    public static ReportOption Add(Command command)
    {
        var option = new ReportOption(command.Name);
        command.Add(option._report);
        return option;
    }

    /// <summary>Whether a page is asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_report) is not null;

    /// <summary>Writes the page where it was asked for; makes it only then.</summary>
    /// <exception cref="Model.UserError">The file cannot be written.</exception>
    public void Write(ParseResult parsed, LuoConsole console, Func<Page> make)
    {
        if (parsed.GetValue(_report) is { } file)
        {
            OutputFile.Write(file, PageDocument.Write(make(), _command, console.Stop));
        }
    }
}
