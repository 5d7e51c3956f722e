using LuoModel.Solver.Proofs;

namespace LuoModel.Solver.Z3.Questions;

/// <summary>How a proof ended.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Length">Steps of the counterexample, or depth of the induction.</param>
/// <param name="Witness">The counterexample, one line each.</param>
internal sealed record ProofResult(ProofVerdict Verdict, int? Length = null, IReadOnlyList<string>? Witness = null)
{
    /// <summary>What makes the statement say something, one line each.</summary>
    public IReadOnlyList<string> Substance { get; init; } = [];

    /// <summary>Holds.</summary>
    public static ProofResult Proved { get; } = new(ProofVerdict.Proved);

    /// <summary>Not decided.</summary>
    public static ProofResult Unknown { get; } = new(ProofVerdict.Unknown);
}

/// <summary>One row of the suite: what is claimed, and how it is decided.</summary>
/// <param name="Info">What is claimed.</param>
/// <param name="Decide">Puts the questions.</param>
internal sealed record Proof(ProofInfo Info, Func<ProofRun, ProofResult> Decide);
