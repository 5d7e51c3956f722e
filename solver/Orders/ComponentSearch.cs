namespace LuoModel.Solver.Orders;

/// <summary>Strongly connected components by Tarjan's algorithm, without recursion: graphs may be deep.</summary>
internal sealed class ComponentSearch
{
    private readonly RuleGraph _graph;
    private readonly int[] _component;
    private readonly int[] _low;
    private readonly int[] _index;
    private readonly int[] _next;
    private readonly Stack<int> _open = new();
    private readonly Stack<int> _path = new();
    private int _clock;
    private int _components;

    /// <summary>Searches <paramref name="graph"/>.</summary>
    public ComponentSearch(RuleGraph graph)
    {
        _graph = graph;
        _component = new int[graph.Files];
        _low = new int[graph.Files];
        _index = new int[graph.Files];
        _next = new int[graph.Files];
        Array.Fill(_component, -1);
    }

    /// <summary>For each file the number of its component.</summary>
    public int[] Run()
    {
        for (var root = 0; root < _graph.Files; root++)
        {
            if (_index[root] != 0)
            {
                continue;
            }

            Enter(root);
            while (_path.TryPeek(out var file))
            {
                if (_next[file] < _graph.Needs(file).Length)
                {
                    Look(file, _graph.Needs(file)[_next[file]++]);
                }
                else
                {
                    Leave(file);
                }
            }
        }

        return _component;
    }

    private void Enter(int file)
    {
        _index[file] = _low[file] = ++_clock;
        _open.Push(file);
        _path.Push(file);
    }

    private void Look(int file, int needed)
    {
        if (_index[needed] == 0)
        {
            Enter(needed);
        }
        else if (_component[needed] < 0)
        {
            _low[file] = Math.Min(_low[file], _index[needed]);
        }
    }

    /// <summary>All of the file's dependencies were looked at; when none leads further back, what is open above it is a component.</summary>
    private void Leave(int file)
    {
        _path.Pop();
        if (_path.TryPeek(out var parent))
        {
            _low[parent] = Math.Min(_low[parent], _low[file]);
        }

        if (_low[file] != _index[file])
        {
            return;
        }

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = _components;
        }
        while (member != file);
        _components++;
    }
}
