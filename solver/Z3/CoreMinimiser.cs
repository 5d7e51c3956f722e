using Microsoft.Z3;

namespace LuoModel.Solver.Z3;

/// <summary>
/// Cores. Z3's are not minimal, so each fact is left out in turn and stays out when the rest still contradicts itself. Every question goes to a fresh
/// solver that knows nothing but the chosen facts: what is left is enough by itself, and each part of it is needed.
/// </summary>
internal sealed class CoreMinimiser
{
    private readonly IReadOnlyList<BoolExpr> _facts;
    private readonly Func<Z3Solver> _newSolver;
    private readonly Func<Z3Solver, Status> _check;

    /// <summary>Minimises cores over <paramref name="facts"/>.</summary>
    public CoreMinimiser(IReadOnlyList<BoolExpr> facts, Func<Z3Solver> newSolver, Func<Z3Solver, Status> check)
    {
        _facts = facts;
        _newSolver = newSolver;
        _check = check;
    }

    /// <summary>Indexes of facts that contradict each other, starting from the contradictory set <paramref name="core"/>; ascending.</summary>
    public IReadOnlyList<int> Minimise(IEnumerable<int> core)
    {
        var left = core.Order().ToList();
        for (var i = 0; i < left.Count;)
        {
            var without = left.Where((_, k) => k != i).ToList();
            if (Contradict(without))
            {
                left = without;
            }
            else
            {
                i++;
            }
        }

        return Contradict(left) ? left : throw new InvalidOperationException("a minimised core contradicts nothing");
    }

    private bool Contradict(List<int> chosen)
    {
        using var solver = _newSolver();
        foreach (var fact in chosen)
        {
            solver.Assert(_facts[fact]);
        }

        return _check(solver) == Status.UNSATISFIABLE;
    }
}
