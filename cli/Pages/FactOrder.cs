namespace LuoModel.Cli.Pages;

/// <summary>One order for the names of the facts of many states.</summary>
internal static class FactOrder
{
    /// <summary>
    /// The names, each behind those that any state has before it; among several that could be next, the one met first. Sessions stand in a state as they were
    /// created, so two states can have two names in contrary orders: then the one met first comes first.
    /// </summary>
    /// <param name="states">The names of each state, in its order.</param>
    public static IReadOnlyList<string> Of(IEnumerable<IEnumerable<string>> states)
    {
        var names = new List<string>();
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            var last = default(string);
            foreach (var name in state)
            {
                if (!before.TryGetValue(name, out var earlier))
                {
                    before[name] = earlier = new(StringComparer.Ordinal);
                    names.Add(name);
                }

                if (last is not null)
                {
                    earlier.Add(last);
                }

                last = name;
            }
        }

        var ordered = new List<string>();
        while (names.Count > 0)
        {
            var next = Math.Max(0, names.FindIndex(name => before[name].Count == 0));
            var name = names[next];
            names.RemoveAt(next);
            ordered.Add(name);
            foreach (var earlier in before.Values)
            {
                earlier.Remove(name);
            }
        }

        return ordered;
    }
}
