namespace LuoModel.Solver.Orders;

/// <summary>Orders that put every needed file before those that need it, lexicographically by name.</summary>
internal sealed class OrderEnumeration
{
    private readonly int _files;
    private readonly int[] _byName;
    private readonly int[] _place;
    private readonly List<int>[] _users;
    private readonly int[] _missing;

    /// <summary>Orders of <paramref name="graph"/>, whose files are called <paramref name="names"/>.</summary>
    public OrderEnumeration(RuleGraph graph, IReadOnlyList<string> names)
    {
        _files = graph.Files;
        _byName = [.. Enumerable.Range(0, _files).OrderBy(f => names[f], StringComparer.Ordinal)];
        _place = new int[_files];
        for (var i = 0; i < _files; i++)
        {
            _place[_byName[i]] = i;
        }

        _users = new List<int>[_files];
        _missing = new int[_files];
        for (var f = 0; f < _files; f++)
        {
            _users[f] = [];
        }

        foreach (var (from, to, _) in graph.Edges)
        {
            _users[to].Add(from);
            _missing[from]++;
        }
    }

    /// <summary>The first order, or null when the graph has a cycle.</summary>
    public List<int>? First()
    {
        var missing = (int[])_missing.Clone();
        var ready = new PriorityQueue<int, int>();
        for (var f = 0; f < _files; f++)
        {
            if (missing[f] == 0)
            {
                ready.Enqueue(f, _place[f]);
            }
        }

        var order = new List<int>(_files);
        while (ready.TryDequeue(out var file, out _))
        {
            order.Add(file);
            foreach (var user in _users[file])
            {
                if (--missing[user] == 0)
                {
                    ready.Enqueue(user, _place[user]);
                }
            }
        }

        return order.Count == _files ? order : null;
    }

    /// <summary>All orders, at most <paramref name="cap"/>. Without a cycle every beginning can be completed, so each order costs one walk.</summary>
    public OrderList All(int cap)
    {
        var orders = new List<IReadOnlyList<int>>();
        var missing = (int[])_missing.Clone();
        var order = new List<int>(_files);
        var tried = new List<int> { 0 };
        while (tried.Count > 0)
        {
            if (order.Count == _files)
            {
                if (orders.Count == cap)
                {
                    return new(orders, Complete: false);
                }

                orders.Add([.. order]);
                StepBack(order, tried, missing);
                continue;
            }

            var next = tried[^1];
            while (next < _files && missing[_byName[next]] != 0)
            {
                next++;
            }

            if (next == _files)
            {
                StepBack(order, tried, missing);
                continue;
            }

            var file = _byName[next];
            tried[^1] = next + 1;
            tried.Add(0);
            Place(order, missing, file);
        }

        return new(orders, Complete: true);
    }

    private void Place(List<int> order, int[] missing, int file)
    {
        order.Add(file);
        missing[file] = -1;
        foreach (var user in _users[file])
        {
            missing[user]--;
        }
    }

    private void StepBack(List<int> order, List<int> tried, int[] missing)
    {
        tried.RemoveAt(tried.Count - 1);
        if (order.Count == 0)
        {
            return;
        }

        var file = order[^1];
        order.RemoveAt(order.Count - 1);
        missing[file] = 0;
        foreach (var user in _users[file])
        {
            missing[user]++;
        }
    }
}
