using Microsoft.Z3;

namespace LuoModel.Solver.Z3;

/// <summary>The library behind the package.</summary>
internal static class Z3Version
{
    /// <summary>Loads the library, decides a trivial question, and says which version it is.</summary>
    public static string Probe()
    {
        using var context = new Context();
        using var solver = context.MkSimpleSolver();
        solver.Assert(context.MkFalse());
        return solver.Check() == Status.UNSATISFIABLE
            ? $"Z3 {Microsoft.Z3.Version.Major}.{Microsoft.Z3.Version.Minor}.{Microsoft.Z3.Version.Build}"
            : throw new DllNotFoundException("the Z3 library does not answer");
    }
}
