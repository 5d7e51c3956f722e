using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Help;

/// <summary>The help of a command: what it does, what it takes, examples; of the program: the commands by what one wants, and the exit codes.</summary>
internal sealed class HelpPage(LuoConsole console) : SynchronousCommandLineAction
{
    private const int Gap = 2;
    private const int WidestName = 28;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return ExitCode.Done;
    }

    /// <summary>Writes the help of a command.</summary>
    public void Write(Command command)
    {
        var words = Path(command);
        Paragraph(command.Description ?? string.Empty);
        Line(string.Empty);
        Line($"Usage: ./luo{words}{string.Concat(command.Arguments.Select(Form))}{(command.Subcommands.Count > 0 ? " COMMAND" : string.Empty)} [OPTIONS]");
        if (command is RootCommand)
        {
            Groups(command);
        }
        else
        {
            Pairs("Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description)));
        }

        Pairs("Arguments", command.Arguments.Where(argument => !argument.Hidden).Select(argument => (argument.Name, argument.Description)));
        Pairs("Options", Options(command).Select(option => (option.HelpName is { } value ? $"{option.Name} {value}" : option.Name, option.Description)));
        Examples(words.TrimStart().Split(' ')[0], words);
        if (command is RootCommand)
        {
            Pairs("Exit codes", ExitCode.Table.Select(row => (row.Code.ToString(CultureInfo.InvariantCulture), (string?)row.Meaning)));
        }
    }

    /// <summary>A command's options and those that it has from above.</summary>
    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Concat(Above(command).SelectMany(parent => parent.Options.Where(option => option.Recursive))).Where(option => !option.Hidden);

    private static IEnumerable<Command> Above(Command command)
    {
        for (var parent = command.Parents.OfType<Command>().FirstOrDefault(); parent is not null; parent = parent.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return parent;
        }
    }

    private static string Path(Command command) => command is RootCommand ? string.Empty : $"{Above(command).Take(1).Select(Path).FirstOrDefault()} {command.Name}";

    private static string Form(Argument argument) => argument.Arity.MinimumNumberOfValues == 0
        ? $" [{argument.Name}{Dots(argument)}]"
        : $" {argument.Name}{Dots(argument)}";

    private static string Dots(Argument argument) => argument.Arity.MaximumNumberOfValues > 1 ? "..." : string.Empty;

    private void Groups(Command root)
    {
        foreach (var wish in CommandGuide.Groups)
        {
            Pairs(
                $"For {wish}",
                from guide in CommandGuide.All
                where guide.Group == wish
                from command in root.Subcommands
                where command.Name == guide.Name && !command.Hidden
                select (command.Name, command.Description));
        }
    }

    private void Examples(string command, string words)
    {
        var shown = CommandGuide.Find(command)?.Examples.Where(example => $" {example.Words} ".StartsWith($"{words} ", StringComparison.Ordinal) || words.Trim() == command).ToArray() ?? [];
        if (shown.Length > 0)
        {
            Line(string.Empty);
            Line("Examples:");
            foreach (var example in shown)
            {
                Line($"  ./luo {example.Words}");
            }
        }
    }

    private void Paragraph(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line(line);
        }
    }

    private void Pairs(string title, IEnumerable<(string Name, string? About)> pairs)
    {
        (string Name, string? About)[] all = [.. pairs];
        if (all.Length == 0)
        {
            return;
        }

        Line(string.Empty);
        Line($"{title}:");
        var left = Math.Min(WidestName, all.Max(pair => pair.Name.Length)) + Gap;
        var columns = console.OutputColumns > 0 ? console.OutputColumns : LuoConsole.PipedColumns;
        var indent = new string(' ', left + Gap);
        foreach (var (name, about) in all)
        {
            var first = $"  {name.PadRight(left)}";
            if (name.Length > left - Gap)
            {
                Line($"  {name}");
                first = indent;
            }

            foreach (var line in TextLines.Wrap((about ?? string.Empty).ReplaceLineEndings(" "), columns, first, indent))
            {
                Line(line);
            }
        }
    }

    private void Line(string text) => console.Output.WriteLine(text);
}
