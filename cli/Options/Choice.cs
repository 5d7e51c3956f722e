using System.CommandLine;
using System.CommandLine.Parsing;
using LuoModel.Model;

namespace LuoModel.Cli.Options;

/// <summary>Values that are one of some words, with a suggestion for any other.</summary>
internal static class Choice
{
    /// <summary>Only these words.</summary>
    public static Option<T> OneOf<T>(this Option<T> option, params string[] words)
    {
        option.Validators.Add(result => Check(result, option.Name, words));
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Only these words.</summary>
    public static Argument<T> OneOf<T>(this Argument<T> argument, params string[] words)
    {
        argument.Validators.Add(result => Check(result, argument.Name, words));
        argument.CompletionSources.Add(words);
        return argument;
    }

    private static void Check(SymbolResult result, string name, string[] words)
    {
        foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value)))
        {
            var near = Suggestion.Near(token.Value, words) is { } meant ? $"did you mean '{meant}'? There are " : "expected one of ";
            result.AddError($"{name} is '{token.Value}', {near}{string.Join(", ", words)}");
        }
    }
}
