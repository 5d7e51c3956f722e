using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LuoModel.Cli.Output;

/// <summary>
/// Text for people, folded at blanks to the columns that there are. What must be copied whole stays whole, even where it is longer than a line: a replay with
/// its command, a path, any other word.
/// </summary>
/// <param name="target">Where the lines go.</param>
/// <param name="columns">The columns there are, 0 for as many as a line needs; asked for each line.</param>
internal sealed partial class FoldedWriter(TextWriter target, Func<int> columns) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Hanging = 4;
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => target.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        var line = _line.ToString();
        _line.Clear();
        foreach (var folded in Fold(line, columns()))
        {
            target.Write(folded);
            target.Write('\n');
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var character in buffer)
        {
            Write(character);
        }
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine() => Write('\n');

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Hands on a line that has no end yet, too.</summary>
    public override void Flush()
    {
        HandOn();
        target.Flush();
    }

    /// <summary>Gives the target what was written so far, so that others can write to it.</summary>
    public void HandOn()
    {
        target.Write(_line.ToString());
        _line.Clear();
    }

    /// <summary>A line as several of at most <paramref name="width"/> columns, but for what must stay whole.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="width">The columns, 0 for no limit.</param>
    internal static IEnumerable<string> Fold(string line, int width)
    {
        if (width <= 0 || Columns(line) <= width)
        {
            yield return line;
            yield break;
        }

        var indent = line.Length - line.TrimStart(' ').Length;
        var rest = new string(' ', Math.Min(indent + Hanging, width / 2));
        var folded = new StringBuilder();
        foreach (Match piece in Piece().Matches(line))
        {
            if (folded.Length > 0 && Columns(folded.ToString()) + Columns(piece.Value) > width)
            {
                yield return folded.ToString().TrimEnd();
                folded.Clear().Append(rest).Append(piece.Value.TrimStart(' '));
            }
            else
            {
                folded.Append(piece.Value);
            }
        }

        yield return folded.ToString().TrimEnd();
    }

    /// <summary>The columns that a terminal needs; an escape needs none.</summary>
    private static int Columns(string text) => text.Contains('\e', StringComparison.Ordinal) ? Escape().Replace(text, string.Empty).Length : text.Length;

    [GeneratedRegex(@" *(?:(?:\e\[[0-9;]*m)*\./luo (?:run \S+(?: --[a-z]+ \S+)*|[^']*?'[^']*'\S*)|\S+)")]
    private static partial Regex Piece();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Escape();
}
