using System.Diagnostics;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>One dependency between two preserved files of a session: <c>From</c> needs <c>To</c>.</summary>
/// <param name="From">Number of the file that needs the other.</param>
/// <param name="To">Number of the file that is needed.</param>
/// <param name="When">When its handler checks it; null = whenever the design offers a check.</param>
/// <param name="Line">Line of the graph file that states it, counted from 1; 0 when it was not read from a file.</param>
/// <param name="Lacking">The checks that its handler has no callback for.</param>
public readonly record struct Dependency(int From, int To, CheckTimes? When = null, int Line = 0, CheckTimes Lacking = CheckTimes.Never);

/// <summary>Which preserved files of one session need which others. Files and edges keep the order in which they were first named.</summary>
public sealed class DependencyGraph
{
    /// <summary>A graph over <paramref name="files"/>.</summary>
    /// <param name="files">Names, distinct.</param>
    /// <param name="edges">Dependencies between file numbers; no pair twice.</param>
    /// <param name="source">Where it was read from, for messages.</param>
    public DependencyGraph(IReadOnlyList<string> files, IReadOnlyList<Dependency> edges, string source = "graph")
    {
        Debug.Assert(files.Distinct(StringComparer.Ordinal).Count() == files.Count, "names are distinct");
        Debug.Assert(edges.All(e => (uint)e.From < (uint)files.Count && (uint)e.To < (uint)files.Count), "edges stay inside the graph");
        Files = files;
        Edges = edges;
        Source = source;
    }

    /// <summary>Where it was read from, for messages.</summary>
    public string Source { get; }

    /// <summary>Names of the files; a file's number is its index.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The dependencies.</summary>
    public IReadOnlyList<Dependency> Edges { get; }

    /// <summary>The dependencies of a workload's files, taken as files of one session: lookups see no other.</summary>
    public static DependencyGraph Of(Workload workload) => new(
        [.. workload.Files.Select(f => f.Name)],
        [
            .. workload.Files.SelectMany((f, from) => f.Needs.Select((to, need) =>
                new Dependency(from, to, DependencyChecks.MarksOf(workload, from, need), Lacking: DependencyChecks.Lacking(workload, from, need)))),
        ],
        workload.Id);

    /// <summary>The edge as a graph file writes it, without its marks.</summary>
    public string EdgeText(Dependency edge) => $"{Files[edge.From]} -> {Files[edge.To]}";

    /// <summary>The same files with other dependencies; used to check a repair.</summary>
    public DependencyGraph WithEdges(IEnumerable<Dependency> edges) => new(Files, [.. edges], Source);
}
