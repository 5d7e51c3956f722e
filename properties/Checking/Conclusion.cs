namespace LuoModel.Properties.Checking;

/// <summary>What all engines together say of an invariant.</summary>
/// <param name="Invariant">LUO0nn.</param>
/// <param name="Verdict">A violation by whichever engine, else a proof, else that it holds, else what is left.</param>
/// <param name="Row">The row it is taken from.</param>
/// <param name="IsShortest">Whether no shorter violation than that of <paramref name="Row"/> can exist: an engine judged all runs shorter than it.</param>
public sealed record Conclusion(string Invariant, Verdict Verdict, VerdictRow Row, bool IsShortest)
{
    /// <summary>The conclusion from the rows of one invariant.</summary>
    /// <param name="rows">At least one, all of the same invariant.</param>
    public static Conclusion Of(IReadOnlyList<VerdictRow> rows)
    {
        var row = rows.Where(row => row.Verdict == Verdict.Violated).OrderBy(row => row.Length ?? int.MaxValue).ThenBy(row => row.Faults ?? 0).FirstOrDefault()
            ?? rows.MinBy(row => Rank(row.Verdict))!;
        var isShortest = row is { Verdict: Verdict.Violated, Length: { } length } && rows.Any(other => other.Verdict is Verdict.Holds or Verdict.Proved || other.ExactTo >= length - 1);
        return new Conclusion(row.Invariant, row.Verdict, row, isShortest);
    }

    private static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.Proved => 0,
        Verdict.Holds => 1,
        Verdict.Unknown or Verdict.NotInductive or Verdict.Unavailable => 2,
        Verdict.NotFound => 3,
        _ => 4,
    };
}
