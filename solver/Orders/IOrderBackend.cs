namespace LuoModel.Solver.Orders;

/// <summary>A solver that answers ordering questions.</summary>
internal interface IOrderBackend : ISolverBackend
{
    /// <summary>Opens a solver for ordering questions; the caller disposes it.</summary>
    IOrderSolver OpenOrders(CancellationToken cancellation);
}
