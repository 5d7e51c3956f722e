using Spectre.Console;
using Spectre.Console.Rendering;

namespace LuoModel.Cli.Output;

/// <summary>Tables for people: fitted to a terminal, and as wide as their text in a pipe, so that no cell is cut there.</summary>
internal static class TextTable
{
    /// <summary>A table without frame, with its columns' titles.</summary>
    public static Table Create(params ReadOnlySpan<string> titles)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (string title in titles)
        {
            table.AddColumn(new TableColumn(new Text(title)));
        }

        return table;
    }

    /// <summary>Adds a row of plain text; brackets in it are not markup.</summary>
    public static void Row(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new List<IRenderable>(cells.Length);
        foreach (string cell in cells)
        {
            row.Add(new Text(cell));
        }

        table.AddRow(row);
    }

    /// <summary>Writes the table, without the blanks that only fill its cells.</summary>
    public static void Write(this Table table, LuoConsole console)
    {
        const int NoLimit = 10_000;
        using var text = new StringWriter();
        IAnsiConsole ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = console.Color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = console.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        ansi.Profile.Width = console.OutputColumns > 0 ? console.OutputColumns : NoLimit;
        ansi.Profile.Capabilities.Unicode = true;
        ansi.Write(table);
        foreach (string line in text.ToString().Split('\n'))
        {
            string kept = line.TrimEnd();
            if (kept.Length > 0)
            {
                console.Output.WriteLine(kept);
            }
        }
    }
}
