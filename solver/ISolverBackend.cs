using LuoModel.Model.Kernel;
using LuoModel.Solver.Checking;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;

namespace LuoModel.Solver;

/// <summary>What this room asks of a solver.</summary>
internal interface ISolverBackend
{
    /// <summary>The solver with its version.</summary>
    string Version { get; }

    /// <summary>Opens a solver for ordering questions; the caller disposes it.</summary>
    IOrderSolver OpenOrders(CancellationToken cancellation);

    /// <summary>Decides one row of the proof suite.</summary>
    ProofRow Decide(ProofInfo row, ProofOptions options, CancellationToken cancellation);

    /// <summary>Why the transition relation does not cover a design on a workload; null when it does.</summary>
    string? OutsideRelation(LuoSystem system);

    /// <summary>Checks the invariants that the transition relation can state.</summary>
    IReadOnlyList<SolvedInvariant> SolveRelation(LuoSystem system, SolvingOptions options, CancellationToken cancellation);
}
