using System.Diagnostics;

namespace LuoModel.Solver.Orders;

/// <summary>
/// Shortest cycles and paths by breadth-first search. A solver's core is a simple cycle, but rarely the shortest; the shortest is what a person
/// wants to read.
/// </summary>
internal sealed class CycleSearch
{
    private readonly RuleGraph _graph;
    private readonly int[] _distance;
    private readonly int[] _arrivedBy;
    private readonly List<int> _touched = [];

    /// <summary>Searches <paramref name="graph"/>.</summary>
    public CycleSearch(RuleGraph graph)
    {
        _graph = graph;
        _distance = new int[graph.Files];
        _arrivedBy = new int[graph.Files];
        Array.Fill(_distance, -1);
    }

    /// <summary>A shortest cycle as edge indexes, starting at the lowest file it can; null when there is none.</summary>
    public List<int>? Shortest()
    {
        List<int>? best = null;
        for (var start = 0; start < _graph.Files; start++)
        {
            // Only strictly shorter ones count, so the search of each start ends at the best length so far.
            if (Through(start, best is null ? int.MaxValue : best.Count - 1, _ => true) is { } shorter)
            {
                best = shorter;
            }
        }

        return best;
    }

    /// <summary>A shortest cycle through <paramref name="start"/> of at most <paramref name="longest"/> edges, over edges that <paramref name="usable"/> accepts.</summary>
    public List<int>? Through(int start, int longest, Func<int, bool> usable) => Search(start, longest, f => f == start, usable);

    /// <summary>A shortest path of at least one edge from <paramref name="start"/> to a file that <paramref name="goal"/> accepts; null when there is none.</summary>
    public List<int>? Path(int start, Func<int, bool> goal, Func<int, bool>? usable = null) =>
        Search(start, int.MaxValue, goal, usable ?? (_ => true));

    private List<int>? Search(int start, int longest, Func<int, bool> goal, Func<int, bool> usable)
    {
        var waiting = new Queue<int>();
        _distance[start] = 0;
        _touched.Add(start);
        waiting.Enqueue(start);
        List<int>? found = null;
        while (found is null && waiting.TryDequeue(out var file) && _distance[file] < longest)
        {
            var edges = _graph.EdgesOf(file);
            for (var i = 0; i < edges.Length && found is null; i++)
            {
                if (!usable(edges[i]))
                {
                    continue;
                }

                var needed = _graph.Edges[edges[i]].To;
                if (goal(needed))
                {
                    found = Collect(start, file, edges[i]);
                }
                else if (_distance[needed] < 0)
                {
                    _distance[needed] = _distance[file] + 1;
                    _arrivedBy[needed] = edges[i];
                    _touched.Add(needed);
                    waiting.Enqueue(needed);
                }
            }
        }

        foreach (var file in _touched)
        {
            _distance[file] = -1;
        }

        _touched.Clear();
        return found;
    }

    private List<int> Collect(int start, int last, int closing)
    {
        var edges = new List<int> { closing };
        while (last != start)
        {
            edges.Add(_arrivedBy[last]);
            last = _graph.Edges[_arrivedBy[last]].From;
        }

        edges.Reverse();
        Debug.Assert(_graph.Edges[edges[0]].From == start, "the way starts where the search did");
        return edges;
    }
}
