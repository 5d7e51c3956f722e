using LuoModel.Solver.Z3.Systems;

namespace LuoModel.Solver.Z3.Ties;

/// <summary>
/// A system that states a loop of the kernel: in each of its states exactly one action is possible, and it is the one whose trace the step's events are. So both directions are compared at
/// once: what the step does is possible, and nothing else is.
/// </summary>
internal sealed class LoopTie(TransitionSystem system, Action<string> differs)
{
    private readonly Dictionary<string, int> _places = system.Variables.Select((variable, i) => (variable.Name, i)).ToDictionary(v => v.Name, v => v.i);

    /// <summary>One action that is expected next.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Choices">What the environment chooses.</param>
    internal sealed record Move(string Name, params string[] Choices)
    {
        /// <summary>What the step has done by then: the values of these variables after the action.</summary>
        public IReadOnlyDictionary<string, int> After { get; init; } = new Dictionary<string, int>();
    }

    /// <summary>Actions that may happen wherever another one of the same choice may: the environment decides which. By default none does.</summary>
    public Func<string, string, bool> MayReplace { get; init; } = (_, _) => false;

    /// <summary>Replays <paramref name="moves"/> from <paramref name="start"/>, the values of the variables by name, 0 where nothing is said; the state at the end.</summary>
    public IReadOnlyDictionary<string, int> Replay(ConcreteSystem numbers, IReadOnlyDictionary<string, int> start, IEnumerable<Move> moves, string text)
    {
        var now = new int[system.Variables.Count];
        foreach (var (name, value) in start)
        {
            now[_places[name]] = value;
        }

        if (!numbers.Holds(system.Initial, now))
        {
            differs($"{text}: {numbers.Text(now)} is no initial state of the system");
        }

        foreach (var move in moves)
        {
            if (!system.Actions.Contains(move.Name))
            {
                differs($"{text}: the step does '{move.Name}', which the system does not know");
                return Named(now);
            }

            var choices = move.Choices.ToHashSet();
            for (var action = 0; action < system.Actions.Count; action++)
            {
                var name = system.Actions[action];
                var allowed = numbers.Allows(action, now, choices);
                if (allowed != (name == move.Name) && !(allowed && MayReplace(move.Name, name)))
                {
                    differs($"{text}: in {numbers.Text(now)} the step does '{move.Name}', the system {(allowed ? "allows" : "does not allow")} '{name}'");
                    return Named(now);
                }
            }

            now = numbers.After(numbers.Action(move.Name), now, choices);
            foreach (var (name, value) in move.After.Where(one => now[_places[one.Key]] != one.Value))
            {
                differs($"{text}: after '{move.Name}' {name} is {now[_places[name]]} in the system, {value} in the step");
            }
        }

        return Named(now);
    }

    private Dictionary<string, int> Named(int[] values) => _places.ToDictionary(place => place.Key, place => values[place.Value]);
}
