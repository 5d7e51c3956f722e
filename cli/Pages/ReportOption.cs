using System.CommandLine;
using LuoModel.Cli.Output;
using LuoModel.Model;

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

    private ReportOption(string command) => _command = command;

    /// <summary>Adds the option to a command.</summary>
    public static ReportOption Add(Command command)
    {
        var option = new ReportOption(command.Name);
        command.Add(option._report);
        return option;
    }

    /// <summary>Refuses a name that is no page's, before anything is done.</summary>
    /// <exception cref="UserError">The file does not end in .html.</exception>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_report) is { } file
        && (file.EndsWith(".html", StringComparison.Ordinal) ? true : throw new UserError(file, "expected a name that ends in .html behind --report"));

    /// <summary>Writes the page where it was asked for; makes it only then.</summary>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public void Write(ParseResult parsed, LuoConsole console, Func<Page> make)
    {
        if (IsAsked(parsed))
        {
            OutputFile.Write(parsed.GetValue(_report)!, PageDocument.Write(make(), _command, console.Stop));
        }
    }
}
