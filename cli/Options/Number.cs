using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LuoModel.Cli.Options;

/// <summary>Options that take a number, with one clear line for everything else.</summary>
internal static class Number
{
    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Option<int?> Whole(string name, string value, string description, int least, int most = int.MaxValue) =>
        Create<int?>(name, value, description, $"a whole number from {least} to {most}", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number : null);

    /// <summary>A whole number from <paramref name="least"/> on, which may be large.</summary>
    public static Option<long?> Long(string name, string value, string description, long least) =>
        Create<long?>(name, value, description, $"a whole number from {least} on", text =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= least ? number : null);

    /// <summary>An unsigned 64-bit number, decimal or with 0x.</summary>
    public static Option<ulong?> Seed(string name, string value, string description) =>
        Create<ulong?>(name, value, description, "a number from 0 to 2^64-1, decimal or 0x...", text =>
        {
            bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
            return ulong.TryParse(
                hex ? text.AsSpan(2) : text, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture,
                out ulong number)
                ? number
                : null;
        });

    /// <summary>A time: seconds, or a number with s, m or h behind it.</summary>
    public static Option<TimeSpan?> Duration(string name, string value, string description) =>
        Create<TimeSpan?>(name, value, description, "a time such as 90, 1.5, 90s, 5m or 1h", ParseDuration);

    private static TimeSpan? ParseDuration(string text)
    {
        (string digits, int unit) = text switch
        {
            [.. var number, 's'] => (number, 1),
            [.. var number, 'm'] => (number, 60),
            [.. var number, 'h'] => (number, 3600),
            _ => (text, 1),
        };
        const double Longest = 30 * 24 * 3600; // a month; timers take no more
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count * unit is > 0 and <= Longest
            ? TimeSpan.FromSeconds(count * unit)
            : null;
    }

    private static Option<T?> Create<T>(string name, string value, string description, string expected, Func<string, T?> parse) => new(name)
    {
        HelpName = value,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Parse(result, name, expected, parse),
    };

    private static T? Parse<T>(ArgumentResult result, string name, string expected, Func<string, T?> parse)
    {
        string text = result.Tokens[0].Value;
        T? parsed = parse(text);
        if (parsed is null)
        {
            result.AddError($"{name} is '{text}', expected {expected}");
        }

        return parsed;
    }
}
