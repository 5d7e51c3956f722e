using LuoModel.Model;

namespace LuoModel.Properties.Invariants;

/// <summary>All invariants, in the order of their ids.</summary>
public static class InvariantCatalog
{
    /// <summary>The invariants.</summary>
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new Luo001TwoPhaseFinish(),
        new Luo010FlbFinishedWithLastFile(),
    ];

    /// <summary>The invariant <paramref name="id"/>.</summary>
    /// <exception cref="UserError">There is none of that id.</exception>
    public static Invariant Get(string id) => All.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"no invariant '{id}', expected one of {string.Join(", ", All.Select(i => i.Id))}");
}
