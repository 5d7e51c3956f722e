using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;

namespace LuoModel.Cli.Pages;

/// <summary>What became of one cell; each has a sign and a word of its own, so that no meaning is in a colour alone.</summary>
internal enum CellState
{
    /// <summary>Nothing was asked, or it does not apply.</summary>
    None,

    /// <summary>It holds, conforms, is refuted: nothing is wrong.</summary>
    Holds,

    /// <summary>Violated, found, different: there is something to look at.</summary>
    Violated,

    /// <summary>A bound, a time-out or a missing engine left it open.</summary>
    Open,

    /// <summary>Not as the manifest, or a scenario, expects.</summary>
    Unexpected,
}

/// <summary>A column of the table: a workload, a design, a side.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Premises">What every verdict in it rests on, one line each: bounds, what was cut off, what is invented.</param>
internal sealed record PageColumn(string Name, IReadOnlyList<string> Premises);

/// <summary>A row of the table: an invariant, a bug, a scenario, a recording.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Sentence">What it says.</param>
internal sealed record PageRow(string Id, string Sentence);

/// <summary>A verdict.</summary>
/// <param name="Row">The <see cref="PageRow.Id"/>.</param>
/// <param name="Column">The <see cref="PageColumn.Name"/>.</param>
/// <param name="State">What became of it.</param>
/// <param name="Text">The verdict in a word or two: <c>5</c> for a violation after five commands.</param>
/// <param name="Facts">The verdict in full, one line each.</param>
internal sealed record PageCell(string Row, string Column, CellState State, string Text, IReadOnlyList<string> Facts)
{
    /// <summary>The run that shows it, null for none.</summary>
    public Trace? Trace { get; init; }

    /// <summary>The same run on what it is compared with, shown beside it; null for none.</summary>
    public Trace? Beside { get; init; }
}

/// <summary>A command's result as a page: a table of verdicts, the traces behind them, and the state graphs that are small enough to be carried.</summary>
/// <param name="Title">What was done.</param>
/// <param name="Notes">The result in a few lines.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Cells">The cells, in any order; a pair of row and column without a cell was not asked.</param>
internal sealed record Page(
    string Title, IReadOnlyList<string> Notes, IReadOnlyList<PageColumn> Columns, IReadOnlyList<PageRow> Rows, IReadOnlyList<PageCell> Cells)
{
    /// <summary>What a row is, the head of the first column.</summary>
    public string RowTitle { get; init; } = "what must hold";

    /// <summary>What <see cref="CellState.Violated"/> is called here.</summary>
    public string ViolatedWord { get; init; } = "violated";

    /// <summary>Systems whose whole state graph the page carries where it is small enough.</summary>
    public IReadOnlyList<InvariantSet> Systems { get; init; } = [];

    /// <summary>Distinct states of each of <see cref="Systems"/> where an engine counted them: what is surely too large is not tried.</summary>
    public IReadOnlyList<int?> States { get; init; } = [];
}
