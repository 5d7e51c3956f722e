using System.CommandLine;
using System.Globalization;
using System.Text;
using LuoModel.Cli.Help;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Commands;

/// <summary><c>luo man</c>: the help of every command as one page for <c>man -l</c>.</summary>
internal static class ManCommand
{
    /// <summary>The command.</summary>
    public static Command Create(LuoConsole console)
    {
        var command = new Command("man", "Print the help of every command as a man page: ./luo man >luo.1 && man -l luo.1.");
        command.SetAction(parsed =>
        {
            console.Exact.Write(Page(parsed.RootCommandResult.Command));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Page(Command root)
    {
        var text = new StringBuilder(".TH LUO 1\n.SH NAME\nluo \\- an executable model of the Linux Live Update Orchestrator\n");
        text.Append(".SH SYNOPSIS\n.B ./luo\nCOMMAND [ARGUMENTS] [OPTIONS]\n.SH COMMANDS\n");
        foreach (var command in root.Subcommands.Where(command => !command.Hidden))
        {
            One(text, command, command.Name);
            foreach (var sub in command.Subcommands.Where(sub => !sub.Hidden))
            {
                One(text, sub, $"{command.Name} {sub.Name}");
            }
        }

        text.Append(".SH EXIT STATUS\n");
        foreach (var (code, meaning) in ExitCode.Table)
        {
            text.Append(CultureInfo.InvariantCulture, $".TP\n.B {code}\n{Plain(meaning)}\n");
        }

        return text.ToString();
    }

    private static void One(StringBuilder text, Command command, string name)
    {
        var arguments = string.Concat(command.Arguments.Select(argument => $" {argument.Name}"));
        text.Append(CultureInfo.InvariantCulture, $".SS {Plain(name + arguments)}\n{Plain(command.Description)}\n");
        foreach (var example in CommandGuide.Find(name)?.Examples ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $".TP\n.B {Plain($"./luo {example.Words}")}\n");
        }

        foreach (var option in command.Options.Where(option => !option.Hidden))
        {
            var value = option.HelpName is { } help ? $" {help}" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $".TP\n.B {Plain(option.Name + value)}\n{Plain(option.Description)}\n");
        }
    }

    /// <summary>Nothing in it is a request or an escape; a line that begins with a dot or quote gets the character that hides it.</summary>
    private static string Plain(string? text)
    {
        var plain = (text ?? string.Empty).Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).ReplaceLineEndings(" ");
        return plain.StartsWith('.') || plain.StartsWith('\'') ? "\\&" + plain : plain;
    }
}
