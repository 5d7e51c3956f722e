using LuoModel.Properties.Checking;
using LuoModel.Solver.Checking;

namespace LuoModel.Cli.Options;

/// <summary>The engines of <c>luo check</c>: whoever adds one adds it here.</summary>
internal static class Engines
{
    /// <summary>All of them, in the order in which they run and are reported.</summary>
    public static IReadOnlyList<IEngine> All { get; } = [.. Checker.Own, new SolverCheck()];

    /// <summary>Those that were named; all when none was.</summary>
    public static IReadOnlyList<IEngine> Named(IReadOnlyList<string> names) =>
        names.Count == 0 ? All : [.. All.Where(engine => names.Contains(engine.Name))];
}
