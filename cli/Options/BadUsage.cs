using System.CommandLine;
using System.CommandLine.Parsing;
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

    /// <summary>Refuses what looks like an option and was taken for an argument, as a command that takes words would.</summary>
    /// <exception cref="UserError">There is such a word.</exception>
    public static void Refuse(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string? word = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
        if (word is not null && command.TreatUnmatchedTokensAsErrors)
        {
            throw new UserError($"there is no option '{word}' here, {Expected(word, command.Options.Where(known => !known.Hidden).Select(known => known.Name))}; see ./luo{PathOf(command)} --help");
        }
    }

    private static string What(ParseResult parsed, Command command)
    {
        string commands = string.Join(", ", command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name));
        if (parsed.UnmatchedTokens is [string word, ..])
        {
            return (word, commands) switch
            {
                (['-', ..], _) => $"there is no option '{word}' here, {Expected(word, command.Options.Where(known => !known.Hidden).Select(known => known.Name))}",
                (_, "") => $"'{word}' is not expected here",
                _ => $"there is no '{word}' here, {Expected(word, command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))}",
            };
        }

        return commands.Length > 0 && parsed.Errors.Count == 1 && command.Action is null
            ? $"{command.Name} needs one of {commands}"
            : parsed.Errors[0].Message;
    }

    /// <summary>All there are, for a list is read; and first the one that was probably meant.</summary>
    private static string Expected(string word, IEnumerable<string> names) =>
        (Suggestion.Near(word, names) is { } near ? $"did you mean '{near}'? There are " : "expected one of ") + string.Join(", ", names);

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : string.Empty;
}
