namespace LuoModel.Solver.Orders;

/// <summary>
/// What graph search alone says about repairs, without a solver: so many cycles share no edge, hence so many edges must go; and one set that is enough,
/// found greedily (Eades, Lin, Smyth 1993) and thinned out until each edge is needed.
/// </summary>
internal static class RepairSearch
{
    /// <summary>Edges beyond which neither bound is searched for thoroughly; keeps a graph of 10,000 files inside its seconds.</summary>
    private const int ThoroughEdges = 6_000;

    /// <summary>A number of edges that must go at least: cycles of <paramref name="cyclic"/> that share no edge.</summary>
    public static int AtLeast(RuleGraph cyclic)
    {
        if (cyclic.Edges.Count > ThoroughEdges)
        {
            return cyclic.Edges.Count > 0 ? 1 : 0;
        }

        var used = new bool[cyclic.Edges.Count];
        var search = new CycleSearch(cyclic);
        var cycles = 0;
        for (var start = 0; start < cyclic.Files; start++)
        {
            while (search.Through(start, int.MaxValue, e => !used[e]) is { } cycle)
            {
                cycles++;
                foreach (var edge in cycle)
                {
                    used[edge] = true;
                }
            }
        }

        return cycles;
    }

    /// <summary>Indexes of edges of <paramref name="cyclic"/> without which it has no cycle; ascending.</summary>
    public static List<int> Enough(RuleGraph cyclic)
    {
        var place = Arrange(cyclic);
        var against = new HashSet<int>();
        for (var i = 0; i < cyclic.Edges.Count; i++)
        {
            if (place[cyclic.Edges[i].From] >= place[cyclic.Edges[i].To])
            {
                against.Add(i);
            }
        }

        if (cyclic.Edges.Count <= ThoroughEdges)
        {
            var search = new CycleSearch(cyclic);
            foreach (var edge in against.Order().ToList())
            {
                // An edge may stay when nothing leads back from its head to its tail without the others.
                var (from, to, _) = cyclic.Edges[edge];
                if (from != to && search.Path(to, f => f == from, e => !against.Contains(e)) is null)
                {
                    against.Remove(edge);
                }
            }
        }

        return [.. against.Order()];
    }

    /// <summary>A place for each file such that few edges point backwards: sinks last, sources first, else the file with the most outgoing surplus first.</summary>
    private static int[] Arrange(RuleGraph graph)
    {
        var files = graph.Files;
        var (outgoing, incoming) = (new int[files], new int[files]);
        var users = new RuleGraph(files, [.. graph.Edges.Select(e => (e.To, e.From, e.Edge))]);
        for (var f = 0; f < files; f++)
        {
            (outgoing[f], incoming[f]) = (graph.Needs(f).Length, users.Needs(f).Length);
        }

        var place = new int[files];
        var (front, back) = (0, files - 1);
        var open = new SortedSet<(int Class, int Surplus, int File)>();
        (int, int, int) Key(int f) => (outgoing[f] == 0 ? 0 : incoming[f] == 0 ? 1 : 2, incoming[f] - outgoing[f], f);
        for (var f = 0; f < files; f++)
        {
            open.Add(Key(f));
        }

        while (open.Count > 0)
        {
            var (kind, _, file) = open.Min;
            open.Remove(open.Min);
            place[file] = kind == 0 ? back-- : front++;
            foreach (var needed in graph.Needs(file))
            {
                Change(needed, () => incoming[needed]--);
            }

            foreach (var user in users.Needs(file))
            {
                Change(user, () => outgoing[user]--);
            }
        }

        return place;

        void Change(int f, Action change)
        {
            var waits = open.Remove(Key(f));
            change();
            if (waits)
            {
                open.Add(Key(f));
            }
        }
    }
}
