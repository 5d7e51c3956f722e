using LuoModel.Properties.Bugs;

namespace LuoModel.Cli.Renderers;

/// <summary>What <c>luo bugs</c> has to tell.</summary>
/// <param name="Results">The rows, in the order asked for.</param>
/// <param name="Traces">Whether the rows are shown one by one, with their traces.</param>
internal sealed record BugsReport(IReadOnlyList<BugResult> Results, bool Traces)
{
    /// <summary>What the manifest expects of each row, null where it does not speak of it.</summary>
    public IReadOnlyList<BugExpectation?> Expected { get; init; } = [];

    /// <summary>Rows that are not as the manifest expects, or that it does not know.</summary>
    public IReadOnlyList<BugResult> Surprises => [.. Results.Where((result, i) => Expected[i] != result.Expectation)];
}
