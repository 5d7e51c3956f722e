using LuoModel.Model.Kernel;

namespace LuoModel.Solver.Checking;

/// <summary>A solver that checks the transition relation.</summary>
internal interface IRelationBackend : ISolverBackend
{
    /// <summary>Why the transition relation does not cover a design on a workload; null when it does.</summary>
    string? OutsideRelation(LuoSystem system);

    /// <summary>Checks the invariants that the transition relation can state.</summary>
    IReadOnlyList<SolvedInvariant> SolveRelation(LuoSystem system, SolvingOptions options, CancellationToken cancellation);
}
