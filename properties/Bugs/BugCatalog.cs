using LuoModel.Model;

namespace LuoModel.Properties.Bugs;

/// <summary>All rows: what was fixed (B), what the replaced generations had (R), what is open (O), and what reading the releases turned up (N).</summary>
public static class BugCatalog
{
    private const string Kinds = "BRON";

    /// <summary>The rows, by kind and number.</summary>
    public static IReadOnlyList<Bug> All { get; } =
    [
        .. ((IEnumerable<Bug>)[.. FileBugs.Rows, .. SessionBugs.Rows, .. FlbBugs.Rows, .. SystemBugs.Rows, .. HandlerBugs.Rows, .. MachineBugs.Rows, .. GlobalMachineBugs.Rows, .. SessionMachineBugs.Rows, .. DependencyBugs.Rows, .. UnseenBugs.Rows, .. ReleaseBugs.Rows])
            .OrderBy(bug => Kinds.IndexOf(bug.Id[0], StringComparison.Ordinal))
            .ThenBy(bug => bug.Id, StringComparer.Ordinal),
    ];

    /// <summary>The row <paramref name="id"/>.</summary>
    /// <exception cref="UserError">There is none of that id.</exception>
    public static Bug Get(string id) => All.FirstOrDefault(bug => string.Equals(bug.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"no defect '{id}', expected one of {string.Join(", ", All.Select(bug => bug.Id))}");
}
