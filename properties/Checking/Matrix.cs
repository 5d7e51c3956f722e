using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Checking;

/// <summary>One cell: an invariant on a design, on one workload.</summary>
/// <param name="Design">Design text.</param>
/// <param name="Workload">Workload id.</param>
/// <param name="Row">The verdict.</param>
public sealed record MatrixCell(string Design, string Workload, VerdictRow Row);

/// <summary>All invariants on some designs: the exhaustive engine's verdicts.</summary>
/// <param name="Designs">Designs, in the order asked for.</param>
/// <param name="Workloads">Workloads.</param>
/// <param name="Invariants">Invariants that apply somewhere.</param>
/// <param name="Cells">Every cell.</param>
public sealed record Matrix(
    IReadOnlyList<string> Designs, IReadOnlyList<string> Workloads, IReadOnlyList<string> Invariants, IReadOnlyList<MatrixCell> Cells)
{
    /// <summary>Fills the matrix; a cancelled run has fewer cells.</summary>
    /// <param name="designs">The designs.</param>
    /// <param name="workloads">The workloads.</param>
    /// <param name="options">Bounds and threads.</param>
    /// <param name="stop">Ends it early.</param>
    /// <param name="progress">Told what runs.</param>
    /// <param name="part">Chooses among the pairs, all in their order; null for all of them.</param>
    public static Matrix Run(
        IReadOnlyList<Design> designs,
        IReadOnlyList<Workload> workloads,
        CheckOptions options,
        CancellationToken stop,
        IProgress<string>? progress,
        Func<IReadOnlyList<(Design Design, Workload Workload)>, IReadOnlyList<(Design Design, Workload Workload)>>? part = null)
    {
        var cells = new List<MatrixCell>();
        var done = 0;
        IReadOnlyList<(Design Design, Workload Workload)> pairs = [.. workloads.SelectMany(workload => designs.Select(design => (design, workload)))];
        var chosen = part?.Invoke(pairs) ?? pairs;
        foreach (var (design, workload) in chosen.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            progress?.Report($"{done++} of {chosen.Count} done; {design.Id} on {workload.Id}");
            var run = Checker.Run(design, workload, [new ExhaustiveCheck()], options);
            cells.AddRange(run.Rows.Select(row => new MatrixCell(design.Id, workload.Id, row)));
        }

        return new Matrix(
            [.. designs.Select(design => design.Id)],
            [.. workloads.Select(workload => workload.Id)],
            [.. cells.Where(cell => cell.Row.Verdict != Verdict.NotApplicable).Select(cell => cell.Row.Invariant).Distinct().Order(StringComparer.Ordinal)],
            cells);
    }

    /// <summary>The worst of a design's cells for an invariant over the workloads: the shortest violation, else unknown, else holds.</summary>
    public VerdictRow Best(string design, string invariant)
    {
        var rows = Cells.Where(cell => cell.Design == design && cell.Row.Invariant == invariant).Select(cell => cell.Row).ToArray();
        return rows.Where(row => row.Verdict == Verdict.Violated).MinBy(row => (row.Length, row.Faults))
            ?? rows.FirstOrDefault(row => row.Verdict == Verdict.Unknown)
            ?? rows.FirstOrDefault(row => row.Verdict == Verdict.Holds)
            ?? rows.FirstOrDefault()
            ?? new VerdictRow(invariant, ExhaustiveCheck.Engine, Verdict.Unknown);
    }
}
