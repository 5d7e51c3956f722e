using System.Reflection;

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
    private const string BackendType = "LuoModel.Solver.Z3.Z3Backend";

    private static readonly Lazy<(ISolverBackend? Backend, SolverStatus Status)> Opened = new(Open);

    /// <summary>Whether the solver can be used, found out once.</summary>
    public static SolverStatus Status => Opened.Value.Status;

    /// <summary>The solver for one kind of questions, or null when there is none.</summary>
    internal static T? For<T>()
        where T : class, ISolverBackend => (T?)Opened.Value.Backend;

    private static (ISolverBackend?, SolverStatus) Open()
    {
        // By name: without the package there is no such type, and what asks the solver does not depend on what answers.
        if (typeof(SolverRoom).Assembly.GetType(BackendType) is not { } type)
        {
            return (null, new(false, "built without the package Microsoft.Z3"));
        }

        try
        {
            var backend = (ISolverBackend)Activator.CreateInstance(type)!;
            return (backend, new(true, backend.Version));
        }
        catch (TargetInvocationException e) when (e.InnerException is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException
            or TypeInitializationException or FileNotFoundException or FileLoadException)
        {
            return (null, new(false, "the library of Microsoft.Z3 cannot be loaded"));
        }
    }
}
