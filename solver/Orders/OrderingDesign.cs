using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>The part of a design that orders depend on: its three dependency switches. The debate is about their combinations.</summary>
/// <param name="Lookup">Who looks at dependencies before the kexec, and when.</param>
/// <param name="Retrieve">What a retrieve callback does about a dependency.</param>
/// <param name="Finish">Whether can_finish looks at dependencies.</param>
public sealed record OrderingDesign(DependencyLookup Lookup, DependencyRetrieve Retrieve, DependencyFinish Finish)
{
    /// <summary>All combinations, in a fixed order.</summary>
    public static IReadOnlyList<OrderingDesign> All { get; } =
    [
        .. from lookup in Enum.GetValues<DependencyLookup>()
           from retrieve in Enum.GetValues<DependencyRetrieve>()
           from finish in Enum.GetValues<DependencyFinish>()
           select new OrderingDesign(lookup, retrieve, finish),
    ];

    /// <summary>The switches with their values as <c>--design</c> takes them behind a design's id.</summary>
    public string Id => $"dependency-lookup={Name(Lookup)},dependency-retrieve={Name(Retrieve)},dependency-finish={Name(Finish)}";

    /// <summary>The dependency switches of <paramref name="design"/>.</summary>
    public static OrderingDesign Of(Design design) => new(design.DependencyLookup, design.DependencyRetrieve, design.DependencyFinish);

    /// <summary>
    /// When the handler of <paramref name="edge"/> checks it in this design: at its marks where it has any, as far as the design offers the check.
    /// Without the lookup API there is neither a check at preserve nor one at freeze; with it the handler chooses.
    /// </summary>
    public CheckTimes Checks(Dependency edge) => DependencyChecks.Of(Lookup, Retrieve, Finish, edge.When) & ~edge.Lacking;

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}
