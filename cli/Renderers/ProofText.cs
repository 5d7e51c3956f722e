using System.Globalization;
using LuoModel.Cli.Output;
using LuoModel.Solver;
using LuoModel.Solver.Proofs;
using Spectre.Console;

namespace LuoModel.Cli.Renderers;

/// <summary>The solver's verdicts as text: a table, then the counterexamples, then what is not as expected.</summary>
internal sealed class ProofText(LuoConsole console)
{
    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The decided rows.</param>
    /// <param name="stopped">Whether the user ended the run before all were decided.</param>
    public void Write(IReadOnlyList<ProofRow> rows, bool stopped)
    {
        Table table = TextTable.Create("proof", "design", "verdict", "method", "seconds", "conflicts", "statement");
        foreach (ProofRow row in rows)
        {
            table.Row(
                row.Info.Name, row.Info.Design, Verdict(row), Name(row.Info.Method), Text($"{row.Seconds:f2}"),
                Text($"{row.Statistics.Conflicts:n0}"), row.Info.Statement);
        }

        table.Write(console);
        foreach (ProofRow row in rows.Where(row => row.Witness.Count > 0))
        {
            Witness(row);
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

    private void Witness(ProofRow row)
    {
        console.Output.WriteLine();
        console.Output.WriteLine(row.Verdict == ProofVerdict.NotInductive
            ? $"{row.Info.Name}: not inductive. That is no violation: the states may be unreachable."
            : $"{row.Info.Name}: {Name(row.Verdict)}. {row.Info.Statement}");
        foreach (string line in row.Witness)
        {
            console.Output.WriteLine($"  {line}");
        }
    }

    private void Summary(IReadOnlyList<ProofRow> rows, bool stopped)
    {
        console.Output.WriteLine();
        foreach (ProofRow row in rows.Where(row => row.Verdict != row.Info.Expected && row.Verdict != ProofVerdict.Unavailable))
        {
            console.Output.WriteLine($"NOT AS EXPECTED: {row.Info.Name} is {Name(row.Verdict)}, expected {Name(row.Info.Expected)}");
        }

        int Count(ProofVerdict verdict) => rows.Count(row => row.Verdict == verdict);
        console.Output.WriteLine(Text(
            $"{rows.Count} proofs: {Count(ProofVerdict.Proved)} proved, {Count(ProofVerdict.Violated)} violated, {Count(ProofVerdict.NotInductive)} not inductive, {Count(ProofVerdict.Unknown) + Count(ProofVerdict.Unavailable)} undecided; {rows.Count(row => row.Verdict == row.Info.Expected)} as expected; {rows.Sum(row => row.Seconds):f1} s with {SolverRoom.Status.Text}."));
        if (stopped)
        {
            console.Output.WriteLine("Stopped by the user: the other proofs were not looked at.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
