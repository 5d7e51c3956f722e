namespace LuoModel.Solver.Orders;

/// <summary>How large a graph may be. The defaults are four times the edges of the largest graph that is answered in 10 seconds.</summary>
/// <param name="Files">Most files.</param>
/// <param name="Edges">Most edges.</param>
public sealed record GraphLimits(int Files = 100_000, int Edges = 200_000)
{
    /// <summary>The defaults.</summary>
    public static GraphLimits Default { get; } = new();
}
