using LuoModel.Model.Kernel;
using LuoModel.Properties.Invariants;

namespace LuoModel.Solver.Z3.Transitions.Properties;

/// <summary>The invariants that the solver checks on the relation.</summary>
internal static class CoreProperties
{
    /// <summary>They, in the order of their ids.</summary>
    public static IReadOnlyList<CoreProperty> All { get; } =
        [.. CallProperties.All.Concat(FileProperties.All).Concat(FlbProperties.All).OrderBy(property => property.Id, StringComparer.Ordinal)];

    /// <summary>Those that mean something for a design on a workload.</summary>
    public static IReadOnlyList<CoreProperty> Of(LuoSystem system) =>
        [.. All.Where(property => property.Covers(system) && InvariantCatalog.Get(property.Id).AppliesTo(system))];
}
