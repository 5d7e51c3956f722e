#if LUO_Z3
using System.Runtime.CompilerServices;
#endif
using LuoModel.Solver.Orders;

namespace LuoModel.Solver;

/// <summary>Whether Z3 can be used here.</summary>
/// <param name="Available">True when the package was built in and its native library loads.</param>
/// <param name="Text">The solver with its version, or why there is none, in one clause.</param>
public sealed record SolverStatus(bool Available, string Text);

/// <summary>
/// The one door between this room and Microsoft.Z3. Everything that touches the package lives in Z3/ and is left out of the build without it; a native
/// library that is missing at run time has the same effect: the solver is unavailable, everything else works.
/// </summary>
public static class SolverRoom
{
    private static readonly Lazy<SolverStatus> LazyStatus = new(Probe);

    /// <summary>Whether the solver can be used, found out once.</summary>
    public static SolverStatus Status => LazyStatus.Value;

    /// <summary>A solver for ordering questions, or null when there is none. The caller disposes it.</summary>
    internal static IOrderSolver? OpenOrders(CancellationToken cancellation)
    {
#if LUO_Z3
        return Status.Available ? NewOrderSolver(cancellation) : null;
#else
        cancellation.ThrowIfCancellationRequested();
        return null;
#endif
    }

#if LUO_Z3
    private static SolverStatus Probe()
    {
        try
        {
            return new(true, Load());
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException
            or FileNotFoundException or FileLoadException)
        {
            return new(false, "the library of Microsoft.Z3 cannot be loaded");
        }
    }

    // Not inlined: a missing assembly shows when the method that names it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Load() => Z3.Z3Version.Probe();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IOrderSolver NewOrderSolver(CancellationToken cancellation) => new Z3.Z3OrderSolver(cancellation);
#else
    private static SolverStatus Probe() => new(false, "built without the package Microsoft.Z3");
#endif
}
