using LuoModel.Model.Traces;
using LuoModel.Solver.Proofs;

namespace LuoModel.Solver.Checking;

/// <summary>A shortest violation with at most so many faults.</summary>
/// <param name="Faults">Faults it uses.</param>
/// <param name="Commands">Its commands, with the points at which the environment deviates.</param>
public sealed record SolvedViolation(int Faults, IReadOnlyList<ReplayCommand> Commands);

/// <summary>What the solver says about one invariant on the transition relation.</summary>
/// <param name="Id">LUO0nn.</param>
/// <param name="Verdict">
/// Violated by a run; proved for runs of any length by induction; else unknown: no run of at most <paramref name="Bound"/> commands violates it.
/// </param>
/// <param name="Bound">Commands up to which every run was looked at, or all that could still be found was.</param>
/// <param name="Violations">
/// Minimal pairs of faults and commands, fewest faults first; empty unless violated. The last length may be one more than <paramref name="Bound"/>: then the solver gave
/// up after it had found them, and others of that length may be missing.
/// </param>
public sealed record SolvedInvariant(string Id, ProofVerdict Verdict, int Bound, IReadOnlyList<SolvedViolation> Violations);

/// <summary>How far the transition relation is unrolled.</summary>
public sealed record SolvingOptions
{
    /// <summary>Commands of the longest runs looked at.</summary>
    public int Bound { get; init; } = 8;

    /// <summary>Only these invariants; empty for all.</summary>
    public IReadOnlyList<string> Invariants { get; init; } = [];

    /// <summary>Whether what no run violates is tried by induction.</summary>
    public bool Induction { get; init; } = true;

    /// <summary>Limits of a question.</summary>
    public ProofOptions Limits { get; init; } = new();
}
