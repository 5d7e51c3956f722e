using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Proofs;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3;

/// <summary>Z3 behind the room's door.</summary>
internal sealed class Z3Backend : ISolverBackend
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
}
