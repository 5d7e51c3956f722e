using LuoModel.Cli.Reviews;
using LuoModel.Model;
using LuoModel.Model.Traces;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Pages;

/// <summary>Pages of comparisons, in which two traces stand side by side.</summary>
internal static class ComparisonPages
{
    /// <summary>Differences of two designs, each with the trace on both.</summary>
    public static Page Of(IReadOnlyList<DesignDifference> differences)
    {
        var first = differences[0];
        var cells = differences.Select(one => new PageCell(
            Row(one), "difference",
            one.Difference is not null ? CellState.Violated : one.Complete ? CellState.Holds : CellState.Open,
            one.Difference is not null ? $"after {Counted.Of(one.Steps.Count, "command")}" : one.Complete ? "none" : "undecided",
            [
                one.Difference ?? (one.Complete ? "no difference within these bounds" : "a bound ended the search"),
                $"workload {one.Workload.Id}, kexecs <= {one.Workload.Bounds.Kexecs}, faults <= {one.Workload.Bounds.Faults}",
                one.Report is { } report ? $"{Counted.Of(report.Distinct, "pair")} of states" : $"{Counted.Of(one.RandomCommands ?? 0, "random command")} on both",
            ])
        {
            Trace = DiffTraces.Of(one, one.A, step => step.ResultA),
            Beside = DiffTraces.Of(one, one.B, step => step.ResultB),
        }).ToArray();
        return new Page(
            $"{first.A.Id} beside {first.B.Id}",
            [
                first.Question == ProductQuestion.Differ ? "The shortest sequences in which user space or a handler sees a difference." : "The shortest sequences that A accepts and B does not.",
                .. first.Mapping is { } mapping ? [$"Through a mapping: {mapping}"] : Array.Empty<string>(),
            ],
            [new("difference", [])],
            [.. differences.Select(one => new PageRow(Row(one), one.Difference ?? "no difference"))],
            cells)
        {
            RowTitle = "operation, and what is seen of it",
            ViolatedWord = "different",
        };
    }

    /// <summary>Verdicts that moved, old and new.</summary>
    public static Page Of(ReviewSide old, ReviewSide @new, Movements movements)
    {
        var cells = movements.Moved.SelectMany(moved =>
        {
            var (before, after) = (Play(moved.Old), Play(moved.New));
            return (PageCell[])
            [
                Side(moved.Old, Name(moved), "old") with { Trace = before, Beside = after },
                Side(moved.New, Name(moved), "new") with { Trace = after, Beside = before },
            ];
        }).ToArray();
        return new Page(
            $"{old.Name} against {@new.Name}",
            [$"{Counted.Of(movements.Compared, "verdict")} compared, {movements.Moved.Count} moved; {movements.OnlyOld} only in the old, {movements.OnlyNew} only in the new."],
            [new("old", [old.Name]), new("new", [@new.Name])],
            [.. movements.Moved.Select(moved => new PageRow(Name(moved), InvariantCatalog.All.FirstOrDefault(known => known.Id == moved.New.Invariant)?.Sentence ?? moved.New.Invariant)).DistinctBy(row => row.Id)],
            [.. cells.DistinctBy(cell => (cell.Row, cell.Column))]);
    }

    private static string Row(DesignDifference one) => one.Steps.Count > 0 ? Names.Of(one.Steps[^1].Command.Op) : "all operations";

    private static string Name(Movement moved) => moved.Old.Design == moved.New.Design
        ? $"{moved.New.Invariant} {moved.New.Workload} {moved.New.Design}"
        : $"{moved.New.Invariant} {moved.New.Workload}";

    private static PageCell Side(SideVerdict verdict, string row, string column) => new(
        row, column,
        verdict.Text.StartsWith("violated", StringComparison.Ordinal) ? CellState.Violated : verdict.Text is "holds" or "proved" ? CellState.Holds : CellState.Open,
        verdict.Text, [$"{verdict.Invariant} on {verdict.Design}, workload {verdict.Workload}: {verdict.Text}"]);

    /// <summary>The shortest trace of a side; null where there is none.</summary>
    private static Trace? Play(SideVerdict verdict) => verdict.Replay is { } replay ? DiffTraces.Of(replay) : null;
}
