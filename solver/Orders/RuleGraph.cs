namespace LuoModel.Solver.Orders;

/// <summary>
/// The edges that one rule makes of a dependency graph, laid out for searching: the file at the tail needs the file at the head. Edge numbers
/// are those of the dependency graph.
/// </summary>
internal sealed class RuleGraph
{
    private readonly int[] _first;
    private readonly int[] _head;
    private readonly int[] _edge;

    /// <summary>The graph of <paramref name="edges"/> over <paramref name="files"/> files.</summary>
    public RuleGraph(int files, IReadOnlyList<(int From, int To, int Edge)> edges)
    {
        Files = files;
        Edges = edges;
        _first = new int[files + 1];
        _head = new int[edges.Count];
        _edge = new int[edges.Count];
        foreach (var (from, _, _) in edges)
        {
            _first[from + 1]++;
        }

        for (var f = 0; f < files; f++)
        {
            _first[f + 1] += _first[f];
        }

        var at = (int[])_first.Clone();
        for (var i = 0; i < edges.Count; i++)
        {
            var slot = at[edges[i].From]++;
            _head[slot] = edges[i].To;
            _edge[slot] = i;
        }
    }

    /// <summary>Number of files.</summary>
    public int Files { get; }

    /// <summary>The edges in the order they were given.</summary>
    public IReadOnlyList<(int From, int To, int Edge)> Edges { get; }

    /// <summary>Files that <paramref name="file"/> needs.</summary>
    public ReadOnlySpan<int> Needs(int file) => _head.AsSpan(_first[file], _first[file + 1] - _first[file]);

    /// <summary>Indexes into <see cref="Edges"/> that belong to <see cref="Needs"/>.</summary>
    public ReadOnlySpan<int> EdgesOf(int file) => _edge.AsSpan(_first[file], _first[file + 1] - _first[file]);

    /// <summary>The part of the graph made of the edges that <paramref name="keep"/> accepts, by index.</summary>
    public RuleGraph Where(Func<int, bool> keep) => new(Files, [.. Edges.Where((_, i) => keep(i))]);

    /// <summary>The part of the graph that cycles are made of: edges whose ends share a component.</summary>
    public RuleGraph CyclicPart()
    {
        var component = new ComponentSearch(this).Run();
        return Where(i => component[Edges[i].From] == component[Edges[i].To]);
    }

    /// <summary>Files from which a file that <paramref name="goal"/> accepts can be reached (or that are accepted themselves), ascending.</summary>
    public List<int> Reaching(Func<int, bool> goal)
    {
        var reversed = new RuleGraph(Files, [.. Edges.Select(e => (e.To, e.From, e.Edge))]);
        var seen = new bool[Files];
        var waiting = new Queue<int>();
        for (var f = 0; f < Files; f++)
        {
            if (goal(f))
            {
                seen[f] = true;
                waiting.Enqueue(f);
            }
        }

        while (waiting.TryDequeue(out var file))
        {
            foreach (var user in reversed.Needs(file))
            {
                if (!seen[user])
                {
                    seen[user] = true;
                    waiting.Enqueue(user);
                }
            }
        }

        return [.. Enumerable.Range(0, Files).Where(f => seen[f])];
    }
}
