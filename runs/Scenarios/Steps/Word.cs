using System.Text;
using LuoModel.Model;

namespace LuoModel.Runs.Scenarios.Steps;

/// <summary>A word of a line of a scenario.</summary>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Column">Where it begins, from 1.</param>
/// <param name="Quoted">It stood in quotes: a session name, never a keyword.</param>
internal readonly record struct Word(string Text, int Column, bool Quoted = false)
{
    /// <summary>Whether it is the keyword <paramref name="text"/>.</summary>
    public bool Is(string text) => !Quoted && Text == text;

    /// <summary>The word as it is written.</summary>
    public override string ToString() => Quoted ? $"\"{Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : Text;
}

/// <summary>
/// A line as words. Blanks separate words, quotes keep a name together, # begins a comment where a word could begin. Parentheses are words of their own, so is a
/// comma that ends a word.
/// </summary>
internal sealed class Line
{
    private readonly string _text;

    private Line(string file, int number, string text, IReadOnlyList<Word> words, string comment, int end)
    {
        _text = text;
        File = file;
        Number = number;
        Words = words;
        Comment = comment;
        End = end;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>The words before the comment.</summary>
    public IReadOnlyList<Word> Words { get; }

    /// <summary>The comment with its #, empty when there is none.</summary>
    public string Comment { get; }

    /// <summary>The column behind the last word.</summary>
    public int End { get; }

    /// <summary>Everything from the second word to the last one, as it stands there.</summary>
    public string Rest => Words.Count < 2 ? string.Empty : _text[(Words[1].Column - 1)..(End - 1)];

    /// <summary>Takes a line apart.</summary>
    /// <exception cref="UserError">A quote is not closed.</exception>
    public static Line Read(string file, int number, string text)
    {
        var words = new List<Word>();
        var end = 1;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (text[i] == '#')
            {
                return new Line(file, number, text, words, text[i..].TrimEnd(), end);
            }

            i = text[i] == '"' ? Quoted(file, number, text, i, words) : Plain(text, i, words);
            end = i + 1;
        }

        return new Line(file, number, text, words, string.Empty, end);
    }

    /// <summary>An error at a word.</summary>
    public UserError At(Word word, string what) => new(File, Number, word.Column, what);

    /// <summary>An error behind the last word.</summary>
    public UserError AtEnd(string expected) => new(File, Number, End, $"the line ends, expected {expected}");

    private static int Plain(string text, int start, List<Word> words)
    {
        if (text[start] is '(' or ')' or ',')
        {
            words.Add(new Word(text[start].ToString(), start + 1));
            return start + 1;
        }

        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"')
            && !(text[end] == ',' && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]))))
        {
            end++;
        }

        words.Add(new Word(text[start..end], start + 1));
        return end;
    }

    private static int Quoted(string file, int number, string text, int start, List<Word> words)
    {
        var name = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                words.Add(new Word(name.ToString(), start + 1, Quoted: true));
                return i + 1;
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            name.Append(text[i]);
        }

        throw new UserError(file, number, start + 1, "the quote is not closed, expected \" before the line ends");
    }
}
