using System.Globalization;

namespace LuoModel.Kernel.Guest;

/// <summary>One line of a machine's console: of the agent or the module, or the kernel's own.</summary>
internal sealed class ConsoleLine
{
    private const string Mark = "LUO ";
    private readonly List<(string Key, string Value)> _fields = [];

    private ConsoleLine(string text) => Text = text;

    /// <summary>The line without its time stamp.</summary>
    public string Text { get; }

    /// <summary>The first word behind LUO: boot, s, skip, b, e, r, d, a, stuck, x, end. Empty for a line of the kernel.</summary>
    public string Kind { get; private init; } = string.Empty;

    /// <summary>The number of the script's line, 0 where it names none.</summary>
    public int Number { get; private init; }

    /// <summary>The fields, in their order.</summary>
    public IReadOnlyList<(string Key, string Value)> Fields => _fields;

    /// <summary>Reads a line.</summary>
    public static ConsoleLine Parse(string line)
    {
        var text = WithoutStamp(line);
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return new ConsoleLine(text);
        }

        var words = text[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbered = words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var parsed = new ConsoleLine(text)
        {
            Kind = words.Length > 0 ? words[0] : string.Empty,
            Number = numbered ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0,
        };
        foreach (var word in words.Skip(numbered ? 2 : 1))
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            parsed._fields.Add(at < 0 ? (word, string.Empty) : (word[..at], ScriptText.Decode(word[(at + 1)..])));
        }

        return parsed;
    }

    /// <summary>The value of <paramref name="key"/>, null when there is none.</summary>
    public string? Find(string key)
    {
        foreach (var (name, value) in _fields)
        {
            if (name == key)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The value of <paramref name="key"/> as a number, 0 when there is none.</summary>
    public int Integer(string key) => int.TryParse(Find(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Takes away <c>[    1.234567] </c>.</summary>
    private static string WithoutStamp(string line)
    {
        var end = line.StartsWith('[') ? line.IndexOf("] ", StringComparison.Ordinal) : -1;
        return end < 0 ? line : line[(end + 2)..];
    }
}
