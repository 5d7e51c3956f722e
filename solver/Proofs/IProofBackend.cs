namespace LuoModel.Solver.Proofs;

/// <summary>A solver that decides the proof suite.</summary>
internal interface IProofBackend : ISolverBackend
{
    /// <summary>Decides one row of the proof suite.</summary>
    ProofRow Decide(ProofInfo row, ProofOptions options, CancellationToken cancellation);
}
