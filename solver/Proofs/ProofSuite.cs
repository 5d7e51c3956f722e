using LuoModel.Model;

namespace LuoModel.Solver.Proofs;

/// <summary>The table of <c>luo prove</c>: theorems about orders, finish, rollback, reference counts and the transition relation.</summary>
public static class ProofSuite
{
    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<ProofInfo> Rows { get; } = [.. OrderRows.All, .. LoopRows.All, .. CountRows.All, .. CallbackRows.All, .. RelationRows.All, .. ContractRows.All];

    /// <summary>Decides the rows, one after the other, each as soon as it is asked for. Without a solver each says <see cref="ProofVerdict.Unavailable"/>.</summary>
    /// <exception cref="UserError">No row has the name asked for, or the folder for SMT-LIB files cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for; rows given before remain valid.</exception>
    public static IEnumerable<ProofRow> Run(ProofOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new ProofOptions();
        var chosen = Rows.Where(r => options.Only is null || r.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            throw new UserError($"no proof is called '{options.Only}', {(Suggestion.Near(options.Only ?? string.Empty, Rows.Select(r => r.Name)) is { } near ? $"did you mean '{near}'? There are" : "expected a part of one of")} {string.Join(", ", Rows.Select(r => r.Name))}");
        }

        if (options.Smt2Folder is { } folder)
        {
            MakeFolder(folder);
        }

        return chosen.Select(row => SolverRoom.For<IProofBackend>()?.Decide(row, options, cancellation) ?? new ProofRow
        {
            Info = row,
            Verdict = ProofVerdict.Unavailable,
            Statistics = new(0, 0, 0, 0, 0),
        });
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(folder, "cannot be made, expected a folder for SMT-LIB files");
        }
    }
}
