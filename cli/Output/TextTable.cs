using Spectre.Console;
using Spectre.Console.Rendering;

namespace LuoModel.Cli.Output;

/// <summary>
/// A table for people. Where all its columns fit, each row is a line; where they fit with their text folded, a row is several; where they do not, each row
/// is a paragraph, with a line for each cell. Nothing is cut.
/// </summary>
internal sealed class TextTable
{
    /// <summary>Nobody reads prose in columns narrower than this.</summary>
    private const int Readable = 26;

    /// <summary>Cells of this length stand side by side in a paragraph.</summary>
    private const int Short = 16;
    private readonly string[] _titles;
    private readonly List<string[]> _rows = [];

    private TextTable(string[] titles) => _titles = titles;

    /// <summary>A table without frame, with its columns' titles.</summary>
    public static TextTable Create(params ReadOnlySpan<string> titles) => new(titles.ToArray());

    /// <summary>Adds a row of plain text; brackets in it are not markup.</summary>
    public void Row(params ReadOnlySpan<string> cells) => _rows.Add(cells.ToArray());

    /// <summary>Writes the table, without the blanks that only fill its cells.</summary>
    public void Write(LuoConsole console)
    {
        var columns = console.OutputColumns;
        int[] natural = [.. _titles.Select((title, i) => Cells(i, title).Max(Widest))];
        if (columns <= 0 || Overhead + natural.Sum() <= columns)
        {
            Lines(console, natural);
        }
        else if (Fitted(natural, columns - Overhead) is { } widths)
        {
            Lines(console, widths);
        }
        else
        {
            Paragraphs(console);
        }
    }

    /// <summary>Blanks around each column, and where the lines between them would be.</summary>
    private int Overhead => (3 * _titles.Length) + 1;

    private IEnumerable<string> Cells(int column, string title) => _rows.Where(row => column < row.Length).Select(row => row[column]).Prepend(title);

    private static int Widest(string cell) => cell.Split('\n').Max(line => line.Length);

    private static int LongestWord(string cell) => cell.Split([' ', '\n']).Max(word => word.Length);

    /// <summary>Widths that fit, taken from the widest columns, none of them below a word or what can be read; null when there are none.</summary>
    private int[]? Fitted(int[] natural, int available)
    {
        int[] least = [.. _titles.Select((title, i) => Math.Max(Cells(i, title).Max(LongestWord), Math.Min(natural[i], Readable)))];
        if (least.Sum() > available)
        {
            return null;
        }

        int[] widths = [.. natural];
        while (widths.Sum() > available)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(i => widths[i] > least[i]).MaxBy(i => widths[i]);
            widths[widest]--;
        }

        return widths;
    }

    private void Lines(LuoConsole console, int[] widths)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var (title, width) in _titles.Zip(widths))
        {
            table.AddColumn(new TableColumn(new Text(title)).Width(Math.Max(1, width)));
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(IRenderable (cell) => new Text(cell)));
        }

        using var text = new StringWriter();
        IAnsiConsole ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = console.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = console.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        ansi.Profile.Width = Overhead + widths.Sum() + 1;
        ansi.Profile.Capabilities.Unicode = true;
        ansi.Write(table);
        foreach (var kept in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            console.Output.WriteLine(kept);
        }
    }

    private void Paragraphs(LuoConsole console)
    {
        foreach (var row in _rows)
        {
            console.Output.WriteLine($"  {row[0]}");
            var line = new List<string>();
            foreach (var (title, cell) in _titles.Zip(row).Skip(1).Where(pair => pair.Second.Length > 0))
            {
                if (cell.Length > Short)
                {
                    HandOn();
                }

                line.Add($"{title}: {cell.ReplaceLineEndings("; ")}");
                if (cell.Length > Short)
                {
                    HandOn();
                }
            }

            HandOn();

            void HandOn()
            {
                if (line.Count > 0)
                {
                    console.Output.WriteLine($"    {string.Join(", ", line)}");
                    line.Clear();
                }
            }
        }
    }
}
