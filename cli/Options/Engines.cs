using LuoModel.Kernel.Checking;
using LuoModel.Properties.Checking;
using LuoModel.Solver.Checking;

namespace LuoModel.Cli.Options;

/// <summary>The engines of <c>luo check</c>: whoever adds one adds it here.</summary>
internal static class Engines
{
    /// <summary>All of them, in the order in which they run and are reported.</summary>
    public static IReadOnlyList<IEngine> All { get; } = [.. Checker.Own, new SolverCheck(), new KernelEngine()];

    /// <summary>Those that run unless others are named: a kernel has to be built first, so it is asked for by name.</summary>
    public static IReadOnlyList<IEngine> Usual { get; } = [.. All.Where(engine => engine is not KernelEngine)];

    /// <summary>Those that were named; the usual ones when none was.</summary>
    public static IReadOnlyList<IEngine> Named(IReadOnlyList<string> names) =>
        names.Count == 0 ? Usual : [.. All.Where(engine => names.Contains(engine.Name))];
}
