using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Model;
using LuoModel.Solver;
using LuoModel.Solver.Proofs;

namespace LuoModel.Cli.Renderers;

/// <summary>The solver's verdicts as text: a table, then the counterexamples, then what is not as expected.</summary>
internal sealed class ProofText(LuoConsole console)
{
    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The decided rows.</param>
    /// <param name="stopped">Whether the user ended the run before all were decided.</param>
    public void Write(IReadOnlyList<ProofRow> rows, bool stopped)
    {
        TextTable table = TextTable.Create("proof", "design", "verdict", "method", "work");
        foreach (ProofRow row in rows)
        {
            table.Row(
                row.Info.Name, row.Info.Design, Verdict(row), Name(row.Info.Method), Text($"{Kilo(row.Statistics.Work):n0} k"));
        }

        table.Write(console);
        foreach (ProofRow row in rows)
        {
            One(row);
        }

        Summary(rows, stopped);
    }

    /// <summary>A verdict as tables and JSON spell it.</summary>
    public static string Name(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.NotInductive => "not-inductive",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>A method as tables and JSON spell it.</summary>
    public static string Name(ProofMethod method) => method switch
    {
        ProofMethod.BoundedModelChecking => "bounded-model-checking",
        _ => method.ToString().ToLowerInvariant(),
    };

    private static string Verdict(ProofRow row) => (row.Verdict, row.Length) switch
    {
        (ProofVerdict.Violated, { } length) => Text($"violated {length}"),
        (ProofVerdict.Proved, > 1 and var depth) when row.Info.Method == ProofMethod.Induction => Text($"proved, k = {depth}"),
        var (verdict, _) => Name(verdict),
    };

    /// <summary>A row with all that its verdict rests on.</summary>
    private void One(ProofRow row)
    {
        console.Output.WriteLine();
        console.Output.WriteLine($"{row.Info.Name}: {Verdict(row)}{(row.Info.IsByConstruction ? ", by construction: not counted" : "")}. {row.Info.Statement}");
        Lines("takes for granted", row.Info.Assumptions);
        Lines("invented for the model", row.Info.Invented);
        Lines("looks at", row.Info.Bounds);
        Lines("tied to the step by", [row.Info.Tied]);
        Lines("says something", row.Substance);
        Lines(
            row.Verdict switch
            {
                ProofVerdict.NotInductive => "fails from these states, which may be unreachable: that is no violation",
                ProofVerdict.Violated => "counterexample",
                _ => "witness",
            },
            row.Witness);
    }

    private void Lines(string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            console.Output.WriteLine($"  {title}: {string.Join("\n    ", lines)}");
        }
    }

    private void Summary(IReadOnlyList<ProofRow> rows, bool stopped)
    {
        console.Output.WriteLine();
        foreach (ProofRow row in rows.Where(row => row.Verdict != row.Info.Expected && row.Verdict != ProofVerdict.Unavailable))
        {
            console.Output.WriteLine($"NOT AS EXPECTED: {row.Info.Name} is {Name(row.Verdict)}, expected {Name(row.Info.Expected)}");
        }

        int Count(ProofVerdict verdict) => rows.Count(row => row.Verdict == verdict && !row.Info.IsByConstruction);
        console.Output.WriteLine(Text(
            $"{Counted.Of(rows.Count(row => !row.Info.IsByConstruction), "proof")}, {rows.Count(row => row.Info.IsByConstruction)} by construction beside them: {Count(ProofVerdict.Proved)} proved, {Count(ProofVerdict.Violated)} violated, {Count(ProofVerdict.NotInductive)} not inductive, {Count(ProofVerdict.Unknown) + Count(ProofVerdict.Unavailable)} undecided; {rows.Count(row => row.Verdict == row.Info.Expected)} as expected; {Kilo(rows.Sum(row => row.Statistics.Work)):n0} k units of work with {SolverRoom.Status.Text}."));
        if (stopped)
        {
            console.Output.WriteLine("Stopped by the user: the other proofs were not looked at.");
        }
    }

    /// <summary>Thousands, rounded up: no row takes nothing.</summary>
    private static long Kilo(long units) => (units + 999) / 1000;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
