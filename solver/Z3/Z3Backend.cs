using LuoModel.Model.Kernel;
using LuoModel.Solver.Checking;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Proofs;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3;

/// <summary>Z3 behind the room's door.</summary>
internal sealed class Z3Backend : IOrderBackend, IProofBackend, IRelationBackend
{
    /// <summary>Loads the library and decides a trivial question.</summary>
    /// <exception cref="DllNotFoundException">The library is missing or does not answer.</exception>
    public Z3Backend()
    {
        using var context = new Context();
        using var solver = context.MkSimpleSolver();
        solver.Assert(context.MkFalse());
        Version = solver.Check() == Status.UNSATISFIABLE
            ? $"Z3 {Microsoft.Z3.Version.Major}.{Microsoft.Z3.Version.Minor}.{Microsoft.Z3.Version.Build}"
            : throw new DllNotFoundException("the Z3 library does not answer");
    }

    /// <inheritdoc/>
    public string Version { get; }

    /// <inheritdoc/>
    public IOrderSolver OpenOrders(CancellationToken cancellation) => new Z3OrderSolver(cancellation);

    /// <inheritdoc/>
    public ProofRow Decide(ProofInfo row, ProofOptions options, CancellationToken cancellation) => ProofCatalog.Run(row, options, cancellation);

    /// <inheritdoc/>
    public string? OutsideRelation(LuoSystem system) => CoreScope.Missing(system);

    /// <inheritdoc/>
    public IReadOnlyList<SolvedInvariant> SolveRelation(LuoSystem system, SolvingOptions options, CancellationToken cancellation)
    {
        using var run = new ProofRun($"{system.Workload.Id}-{system.Design.Id}", options.Limits, cancellation) { InBits = true };
        var relation = new CoreRelation(run.Terms, system);
        var properties = CoreProperties.Of(system).Where(property => options.Invariants.Count == 0 || options.Invariants.Contains(property.Id));
        return new RelationCheck(run, relation, [.. properties]).Run(options.Bound, options.Induction);
    }
}
