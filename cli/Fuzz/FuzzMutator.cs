using System.Globalization;

namespace LuoModel.Cli.Fuzz;

/// <summary>Makes inputs that are nearly right out of right ones. The same dice, the same inputs.</summary>
internal sealed class FuzzMutator(Random dice)
{
    private static readonly string[] s_nasty =
    [
        "", " ", "\t", "\r", "\0", "\u001b[31m", "\uFEFF", "\u2028", "é", "💥", "-1", "0", "1", "64", "255", "32768", "2147483647", "2147483648", "4294967296",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e9", "NaN", "0x10", "!", "!63", "!64", ":", "::", ".", "..", "/", "\\", "\"", "'", "#",
        "=", "!=", "(", ")", ",", "->", "{", "}", "[", "]", "null", "true", "all", "with", "may", "on", "and", "or", "not", "then", "end", "expect", "always", "none", "%s", "%n",
    ];

    /// <summary>One to four changes of <paramref name="text"/>.</summary>
    /// <param name="text">An input, right or already changed.</param>
    /// <param name="other">Another input, of which parts may be taken.</param>
    public string Change(string text, string other)
    {
        for (var changes = dice.Next(1, 5); changes > 0; changes--)
        {
            text = Once(text, other);
        }

        return text;
    }

    private string Once(string text, string other) => dice.Next(9) switch
    {
        0 => Cut(text),
        1 => Insert(text, s_nasty[dice.Next(s_nasty.Length)]),
        2 => Insert(text, Part(other)),
        3 => Insert(text, Part(text)),
        4 => SwapWords(text),
        5 => DropWord(text),
        6 => ReplaceWord(text, s_nasty[dice.Next(s_nasty.Length)]),
        7 => ReplaceWord(text, dice.Next(300).ToString(CultureInfo.InvariantCulture)),
        _ => SwapLines(text),
    };

    private string Cut(string text)
    {
        var from = dice.Next(text.Length + 1);
        return text.Remove(from, Math.Min(text.Length - from, dice.Next(1, 20)));
    }

    private string Insert(string text, string what) => text.Insert(dice.Next(text.Length + 1), what);

    private string Part(string text)
    {
        var from = dice.Next(text.Length + 1);
        return text.Substring(from, dice.Next(Math.Min(40, text.Length - from) + 1));
    }

    private string SwapWords(string text)
    {
        var words = text.Split(' ');
        var (a, b) = (dice.Next(words.Length), dice.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        return string.Join(' ', words);
    }

    private string DropWord(string text)
    {
        var words = text.Split(' ').ToList();
        words.RemoveAt(dice.Next(words.Count));
        return string.Join(' ', words);
    }

    private string ReplaceWord(string text, string by)
    {
        var words = text.Split(' ');
        words[dice.Next(words.Length)] = by;
        return string.Join(' ', words);
    }

    private string SwapLines(string text)
    {
        var lines = text.Split('\n').ToList();
        var line = lines[dice.Next(lines.Count)];
        if (dice.Next(2) == 0)
        {
            lines.Insert(dice.Next(lines.Count + 1), line);
        }
        else
        {
            lines.Remove(line);
        }

        return string.Join('\n', lines);
    }
}
