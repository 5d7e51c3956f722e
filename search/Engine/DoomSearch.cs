using System.Diagnostics;

namespace LuoModel.Search.Engine;

/// <summary>
/// Decides "always possible" (AG EF) over the recorded edges: which states cannot reach a goal over ways out. A state that was not expanded, or of
/// which a step was cut off, may reach anything, so that a state called doomed is doomed also when the search did not see everything.
/// </summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <param name="model">The model.</param>
/// <param name="search">The finished search.</param>
/// <param name="goal">Number of the goal.</param>
internal sealed class DoomSearch<TModel>(TModel model, Search<TModel> search, int goal)
    where TModel : struct, IExplorable<TModel>
{
    private readonly EdgeLog _edges = search.Edges!;
    private readonly StateStore _store = search.Store;
    private readonly bool[] _satisfies = new bool[search.Expanded];
    private readonly HashSet<int> _open = [.. search.Cuts.Open];
    private readonly bool[] _faulty = new bool[search.Store.Count];
    private readonly bool[] _saved = new bool[search.Store.Count];

    /// <summary>The doomed states: those reached without a failure, and those behind one; null where there are none.</summary>
    /// <param name="paths">Builds the traces.</param>
    public (Doom? Free, Doom? ByFault) Find(PathBuilder<TModel> paths)
    {
        search.Crew.Run(Mark);
        Spread();
        return (Of(paths, faulty: false), Of(paths, faulty: true));
    }

    private Doom? Of(PathBuilder<TModel> paths, bool faulty)
    {
        // Fewest commands, because indexes go by length. The way into it is the last step that could be avoided.
        int first = -1;
        long states = 0;
        long entrances = 0;
        for (int i = 0; i < _saved.Length; i++)
        {
            if (_saved[i] || _faulty[i] != faulty)
            {
                continue;
            }

            int before = _store.ParentOf(i);
            bool entrance = before < 0 || _saved[before];
            states++;
            entrances += entrance ? 1 : 0;
            first = first < 0 && entrance ? i : first;
        }

        if (first < 0)
        {
            return null;
        }

        int parent = _store.ParentOf(first);
        List<int> way = parent < 0 ? [] : paths.Way(parent);
        ActionTrace? escape = parent < 0 ? null : paths.Follow([.. way, .. Escape(parent)], way.Count - 1);
        return new(states, entrances, paths.Follow(paths.Way(first)), escape);
    }

    private void Mark(int worker)
    {
        TModel copy = model.ForWorker();
        ulong[] state = new ulong[copy.StateWords];
        int share = (int)(((long)_saved.Length + search.Crew.Workers - 1) / search.Crew.Workers);
        int end = (int)Math.Min((long)share * (worker + 1), _saved.Length);
        for (int i = share * worker; i < end; i++)
        {
            copy.Unpack(_store.Key(i), state);
            _faulty[i] = copy.FaultsUsed(state) > 0;
            if (i < _satisfies.Length)
            {
                _satisfies[i] = ((copy.Inspect(state).Reached >> goal) & 1) != 0;
                _saved[i] = _satisfies[i];
            }
        }
    }

    private void Spread()
    {
        Array.Fill(_saved, true, search.Expanded, _saved.Length - search.Expanded);
        foreach (int open in _open)
        {
            _saved[open] = true;
        }

        // Most edges lead to higher indexes: one pass from the end settles nearly everything, each further one an edge back.
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = search.Expanded - 1; i >= 0; i--)
            {
                if (!_saved[i] && AnySaved(_edges.Successors(i)))
                {
                    _saved[i] = true;
                    changed = true;
                }
            }
        }
    }

    private bool AnySaved(ReadOnlySpan<int> successors)
    {
        foreach (int successor in successors)
        {
            if (EdgeLog.IsWayOut(successor) && _saved[EdgeLog.Target(successor)])
            {
                return true;
            }
        }

        return false;
    }

    private List<int> Escape(int from)
    {
        // Breadth-first to the goal, or to a state with something unknown behind it when that is all that saves it.
        Dictionary<int, int> cameFrom = new() { [from] = -1 };
        Queue<int> queue = new([from]);
        while (queue.TryDequeue(out int state))
        {
            if (state >= _satisfies.Length || _satisfies[state] || _open.Contains(state))
            {
                List<int> way = [];
                for (int i = state; i != from; i = cameFrom[i])
                {
                    way.Add(i);
                }

                way.Reverse();
                return way;
            }

            foreach (int entry in _edges.Successors(state))
            {
                int successor = EdgeLog.Target(entry);
                if (EdgeLog.IsWayOut(entry) && _saved[successor] && cameFrom.TryAdd(successor, state))
                {
                    queue.Enqueue(successor);
                }
            }
        }

        throw new UnreachableException("A state that is not doomed has a way to the goal.");
    }
}
