#if LUO_Z3
using System.Runtime.CompilerServices;
#endif

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
    private static readonly Lazy<(ISolverBackend? Backend, SolverStatus Status)> Opened = new(Open);

    /// <summary>Whether the solver can be used, found out once.</summary>
    public static SolverStatus Status => Opened.Value.Status;

    /// <summary>The solver, or null when there is none.</summary>
    internal static ISolverBackend? Backend => Opened.Value.Backend;

#if LUO_Z3
    private static (ISolverBackend?, SolverStatus) Open()
    {
        try
        {
            var backend = Load();
            return (backend, new(true, backend.Version));
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException
            or FileNotFoundException or FileLoadException)
        {
            return (null, new(false, "the library of Microsoft.Z3 cannot be loaded"));
        }
    }

    // Not inlined: a missing assembly shows when the method that names it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ISolverBackend Load() => new Z3.Z3Backend();
#else
    private static (ISolverBackend?, SolverStatus) Open() => (null, new(false, "built without the package Microsoft.Z3"));
#endif
}
