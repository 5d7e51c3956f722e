using LuoModel.Model.Kernel;

namespace LuoModel.Solver.Checking;

/// <summary>The solver on the sessions, files and FLBs of a design on a workload: bounded model checking and induction over their transition relation.</summary>
public static class RelationSolver
{
    /// <summary>Why the relation does not cover a design on a workload, one clause; null when it does. Without a solver it covers nothing.</summary>
    public static string? Missing(LuoSystem system) => SolverRoom.For<IRelationBackend>() is { } backend ? backend.OutsideRelation(system) : SolverRoom.Status.Text;

    /// <summary>Checks the invariants of the catalog that the relation can state.</summary>
    /// <exception cref="Model.UserError">The relation does not cover the design on the workload.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for.</exception>
    public static IReadOnlyList<SolvedInvariant> Run(LuoSystem system, SolvingOptions options, CancellationToken stop) =>
        SolverRoom.For<IRelationBackend>() is { } backend ? backend.SolveRelation(system, options, stop) : [];
}
