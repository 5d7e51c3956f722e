using System.Text;
using System.Text.RegularExpressions;
using LuoModel.Cli.Output;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// Colours the text form of a trace for a terminal: commands bold, refusals yellow, what is violated or without a partner red. The text itself stays as it
/// is, so that nothing depends on colours.
/// </summary>
internal static partial class TraceColor
{
    private const string Bold = "\e[1m";
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Plain = "\e[0m";

    /// <summary>The text as a console shall show it.</summary>
    public static string For(LuoConsole console, string text) => console.Color ? Paint(text) : text;

    /// <summary>The text with colours.</summary>
    public static string Paint(string text)
    {
        var painted = new StringBuilder(text.Length * 2);
        foreach (string line in text.Split('\n'))
        {
            string? colour = line.StartsWith("  ==>", StringComparison.Ordinal) || line.Contains("<== ", StringComparison.Ordinal) || TruthViolated().IsMatch(line) ? Red
                : Refused().IsMatch(line) ? Bold + Yellow
                : Command().IsMatch(line) ? Bold
                : null;
            painted.Append(colour).Append(line).Append(colour is null ? string.Empty : Plain).Append('\n');
        }

        return painted.ToString(0, painted.Length - 1); // the text ends with a line end, and so does its last, empty line
    }

    [GeneratedRegex(@"^ *[0-9]+  [a-z].* (-E[A-Z0-9]+|panic|oops|waits for ever \(.*\))$")]
    private static partial Regex Refused();

    [GeneratedRegex(@"^ {1,3}[0-9]+  [a-z].* [0-9]+$")]
    private static partial Regex Command();

    [GeneratedRegex(@"^    LUO[0-9]{3} violated at")]
    private static partial Regex TruthViolated();
}
