using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Properties.Checking;
using LuoModel.Solver.Checking;

namespace LuoModel.Cli.Renderers;

/// <summary>The verdicts on one design: what is violated as a table, what is open by name, what holds as a count.</summary>
/// <param name="console">Where to write.</param>
/// <param name="runs">The runs of the design, one for each workload.</param>
internal sealed class CheckTable(LuoConsole console, IReadOnlyList<CheckRun> runs)
{
    private enum Kind
    {
        Outside,
        Violated,
        Proved,
        Holds,
        Untested,
        NotFound,
        Open,
    }

    private sealed record Cell(string Invariant, string Workload, Kind Kind, string Points);

    /// <summary>Writes the table and what it leaves out.</summary>
    public void Write()
    {
        Cell[] cells =
        [
            .. from run in runs
               from id in run.Rows.Select(row => row.Invariant).Distinct()
               where !SolverCheck.Sentences.ContainsKey(id)
               let cell = Of(run, id)
               where cell.Kind != Kind.Outside
               orderby cell.Invariant
               select cell,
        ];
        Violated(cells);
        var byInvariant = cells.ToLookup(cell => cell.Invariant);
        Said("undecided, a bound was reached", cells.Where(cell => cell.Kind == Kind.Open).GroupBy(cell => cell.Invariant).Select(open => $"{open.Key} ({string.Join(", ", open.Select(cell => cell.Workload))})"));
        string[] holding = [.. byInvariant.Where(one => one.All(cell => cell.Kind is Kind.Holds or Kind.Untested or Kind.Proved)).Select(one => one.Key)];
        console.Output.WriteLine($"  {holding.Length} of {Counted.Of(byInvariant.Count, "invariant")} {(byInvariant.Count == 1 ? "holds" : "hold")} on every workload{Named(holding)}");
        string[] untested = [.. byInvariant.Where(one => one.All(cell => cell.Kind == Kind.Untested)).Select(one => one.Key)];
        if (cells.Count(cell => cell.Kind == Kind.Untested) is > 0 and var vacuous)
        {
            console.Output.WriteLine($"  never put to the test: {Counted.Of(vacuous, "verdict")} of those that hold{(untested.Length > 0 ? $"; on no workload: {IdRanges.Of(untested)}" : string.Empty)}");
        }

        Said("proved by the solver for any number of commands", cells.Where(cell => cell.Kind == Kind.Proved).Select(cell => $"{cell.Invariant} ({cell.Workload})"));
        if (cells.Count(cell => cell.Kind == Kind.NotFound) is > 0 and var unseen)
        {
            console.Output.WriteLine($"  not found by the random engine, which is no proof: {Counted.Of(unseen, "verdict")}");
        }

        if (cells.Any(cell => cell.Kind == Kind.Violated))
        {
            console.Output.WriteLine("  5 = commands of the shortest trace, 4+1 = 4 commands and 1 fault; r, s = found by the random engine or the solver only, a shorter one may exist;");
            console.Output.WriteLine("  * = the shortest trace needs more than a released kernel has, as is said below it.");
        }
    }

    private void Violated(Cell[] cells)
    {
        var table = TextTable.Create("violated", "shortest on", "what must hold");
        var any = false;
        foreach (var id in cells.Where(cell => cell.Kind == Kind.Violated).GroupBy(cell => cell.Invariant))
        {
            table.Row(id.Key, string.Join("; ", id.GroupBy(cell => cell.Points).Select(same => $"{same.Key} {string.Join(", ", same.Select(cell => cell.Workload))}")), runs[0].Sentence(id.Key));
            any = true;
        }

        if (any)
        {
            table.Write(console);
        }
    }

    private void Said(string what, IEnumerable<string> which)
    {
        string[] all = [.. which];
        if (all.Length > 0)
        {
            console.Output.WriteLine($"  {what}: {string.Join(", ", all)}");
        }
    }

    private static string Named(string[] ids) => ids.Length == 0 ? string.Empty : $": {IdRanges.Of(ids)}";

    private static Cell Of(CheckRun run, string id)
    {
        var rows = run.Rows.Where(row => row.Invariant == id).ToArray();
        var exhaustive = rows.FirstOrDefault(row => row.Engine == ExhaustiveCheck.Engine);
        var other = rows.FirstOrDefault(row => row.Engine != ExhaustiveCheck.Engine && row.Verdict is Verdict.Violated or Verdict.Proved);
        var (kind, points) = (exhaustive?.Verdict, other?.Verdict) switch
        {
            (Verdict.Violated, _) => (Kind.Violated, string.Join(' ', exhaustive!.Frontier.Reverse().Select(Point)) + (exhaustive.Reach is { Reached: false } ? "*" : string.Empty)),
            (_, Verdict.Violated) => (Kind.Violated, $"{other!.Engine[0]} {Point(new FaultFrontierPoint(other.Faults ?? 0, other.Length ?? 0))}"),
            (_, Verdict.Proved) => (Kind.Proved, string.Empty),
            (Verdict.Holds, _) => (exhaustive!.Tested == 0 ? Kind.Untested : Kind.Holds, string.Empty),
            (Verdict.NotApplicable, _) => (Kind.Outside, string.Empty),
            (null, _) when rows.All(row => row.Verdict == Verdict.NotApplicable) => (Kind.Outside, string.Empty),
            (null, _) when rows.Any(row => row.Verdict == Verdict.NotFound) => (Kind.NotFound, string.Empty),
            _ => (Kind.Open, string.Empty),
        };
        return new(id, run.Set.System.Workload.Id, kind, points);
    }

    private static string Point(FaultFrontierPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.Length}{(point.Faults == 0 ? string.Empty : $"+{point.Faults}")}");
}
