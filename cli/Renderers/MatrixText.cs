using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Renderers;

/// <summary>All invariants on all designs: as text what is violated, by invariant, and what holds as a count; in Markdown the whole matrix.</summary>
internal static class MatrixText
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="matrix">The verdicts.</param>
    /// <param name="markdown">Whether the whole matrix is wanted, in Markdown.</param>
    public static void Write(LuoConsole console, Matrix matrix, bool markdown)
    {
        var head = $"{Counted.Word(matrix.Workloads.Count, "workload")} {string.Join(", ", matrix.Workloads)}; a number is the length of the shortest trace, +n its faults";
        if (markdown)
        {
            console.Exact.Write($"{head}\n\n{Markdown(matrix)}");
            return;
        }

        console.Output.WriteLine(head);
        var table = TextTable.Create("invariant", "violated on", "else", "what must hold");
        var broken = 0;
        foreach (var id in matrix.Invariants)
        {
            var cells = matrix.Designs.Select(design => (Design: design, Row: matrix.Best(design, id))).ToArray();
            if (cells.Any(cell => cell.Row.Verdict is not (Verdict.Holds or Verdict.Proved or Verdict.NotApplicable)))
            {
                table.Row(id, Violated(cells), Else(cells), InvariantCatalog.Get(id).Sentence);
                broken++;
            }
        }

        if (broken > 0)
        {
            table.Write(console);
        }

        string[] holding = [.. matrix.Invariants.Where(id => matrix.Designs.All(design => matrix.Best(design, id).Verdict is Verdict.Holds or Verdict.Proved or Verdict.NotApplicable))];
        console.Output.WriteLine(
            $"{holding.Length} of {Counted.Of(matrix.Invariants.Count, "invariant")} on {Counted.Of(matrix.Designs.Count, "design")} {(matrix.Invariants.Count == 1 ? "holds wherever it applies" : "hold wherever they apply")}{(holding.Length > 0 ? $": {IdRanges.Of(holding)}" : string.Empty)}");
    }

    private static string Violated((string Design, VerdictRow Row)[] cells) => string.Join("; ",
        cells.Where(cell => cell.Row.Verdict == Verdict.Violated).GroupBy(cell => Points(cell.Row)).Select(same => $"{same.Key}: {string.Join(", ", same.Select(cell => cell.Design))}"));

    /// <summary>The other verdicts, counted; those that are open by name.</summary>
    private static string Else((string Design, VerdictRow Row)[] cells) => string.Join(", ",
        cells.Where(cell => cell.Row.Verdict != Verdict.Violated).GroupBy(cell => Cell(cell.Row)).Select(same => same.First().Row.Verdict is Verdict.Holds or Verdict.Proved or Verdict.NotApplicable
            ? string.Create(CultureInfo.InvariantCulture, $"{same.Key} {same.Count()}")
            : $"{same.Key}: {string.Join(", ", same.Select(cell => cell.Design))}"));

    private static string Markdown(Matrix matrix)
    {
        var titles = (string[])["invariant", .. matrix.Designs];
        var rows = matrix.Invariants.Select(id =>
            $"| {string.Join(" | ", matrix.Designs.Select(design => Cell(matrix.Best(design, id))).Prepend(id))} | {InvariantCatalog.Get(id).Sentence} |\n");
        return $"| {string.Join(" | ", titles)} | what must hold |\n|{string.Concat(titles.Select(_ => "---|"))}---|\n{string.Concat(rows)}";
    }

    private static string Cell(VerdictRow row) => row.Verdict switch
    {
        Verdict.Violated => $"violated {Points(row)}",
        Verdict.NotApplicable => "n/a",
        var verdict => verdict.Text(),
    };

    private static string Points(VerdictRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Length}{(row.Faults > 0 ? $"+{row.Faults}" : string.Empty)}");
}
