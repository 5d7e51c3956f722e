using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>Finds the proof of a row and runs it.</summary>
internal static class ProofCatalog
{
    private static readonly Dictionary<string, Proof> ByName =
        new[] { OrderTheorems.All, ImplicitRetrieveProof.All, LoopProofs.All, CountProofs.All, CallbackProofs.All, RelationProofs.All, ContractProofs.All }.SelectMany(p => p).ToDictionary(p => p.Info.Name, StringComparer.Ordinal);

    /// <summary>Decides one row.</summary>
    public static ProofRow Run(ProofInfo row, ProofOptions options, CancellationToken cancellation)
    {
        using var run = new ProofRun(row.Name, options, cancellation);
        var result = ByName[row.Name].Decide(run);
        return new()
        {
            Info = row,
            Verdict = result.Verdict,
            Length = result.Length,
            Statistics = run.Statistics,
            Witness = result.Witness ?? [],
            Substance = result.Substance,
        };
    }
}
