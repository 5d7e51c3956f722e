using System.CommandLine;
using LuoModel.Model;

namespace LuoModel.Cli.Options;

/// <summary>Says in one line what is wrong with a command line, and where its help is.</summary>
internal static class BadUsage
{
    /// <summary>The error for a command line that could not be parsed.</summary>
    public static UserError Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        return new UserError($"{What(parsed, command).TrimEnd('.')}; see ./luo{PathOf(command)} --help");
    }

    private static string What(ParseResult parsed, Command command)
    {
        string commands = string.Join(", ", command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name));
        if (parsed.UnmatchedTokens is [string word, ..])
        {
            return (word, commands) switch
            {
                (['-', ..], _) => $"there is no option '{word}' here, expected one of {Options(command)}",
                (_, "") => $"'{word}' is not expected here",
                _ => $"there is no '{word}' here, expected one of {commands}",
            };
        }

        return commands.Length > 0 && parsed.Errors.Count == 1 && command.Action is null
            ? $"{command.Name} needs one of {commands}"
            : parsed.Errors[0].Message;
    }

    private static string Options(Command command) =>
        string.Join(", ", command.Options.Where(known => !known.Hidden).Select(known => known.Name));

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : string.Empty;
}
