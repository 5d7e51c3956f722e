using LuoModel.Solver;

namespace LuoModel.Tests.Solver;

/// <summary>A test that needs Z3; where there is none it shows as skipped, with the reason.</summary>
internal sealed class SolverFactAttribute : FactAttribute
{
    public SolverFactAttribute()
    {
        if (!SolverRoom.Status.Available)
        {
            Skip = "no solver: " + SolverRoom.Status.Text;
        }
    }
}

/// <summary>A test over data that needs Z3; where there is none it shows as skipped, with the reason.</summary>
internal sealed class SolverTheoryAttribute : TheoryAttribute
{
    public SolverTheoryAttribute()
    {
        if (!SolverRoom.Status.Available)
        {
            Skip = "no solver: " + SolverRoom.Status.Text;
        }
    }
}
