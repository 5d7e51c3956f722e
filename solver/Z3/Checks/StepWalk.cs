using System.Numerics;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Solver.Z3.Transitions.Calls;

namespace LuoModel.Solver.Z3.Checks;

/// <summary>One execution of the step.</summary>
/// <param name="Command">The command, and the points at which the environment deviated.</param>
/// <param name="Asked">The points passed, in order.</param>
/// <param name="After">The state afterwards, faults counted.</param>
/// <param name="Ret">What it returned; 0 when it did not.</param>
/// <param name="Events">Callbacks and incidents that the relation knows too, in order.</param>
/// <param name="All">All events.</param>
/// <param name="Violated">Bit i: the execution, or the state afterwards, violates invariant i of the set.</param>
internal sealed record StepMade(ReplayCommand Command, IReadOnlyList<Question> Asked, byte[] After, int Ret, IReadOnlyList<EmittedEvent> Events, IReadOnlyList<LuoEvent> All, UInt128 Violated);

/// <summary>Executions of the step, each of them: all commands worth issuing in a state, with all choices within the workload's faults.</summary>
internal sealed class StepWalk(InvariantSet set)
{
    /// <summary>Every execution from every state that can be reached, nearest first, with the state before and the result that led there.</summary>
    /// <param name="first">Only executions in the first kernel: nothing is executed behind a kexec.</param>
    public IEnumerable<(byte[] Before, int Ret, StepMade Made)> All(bool first = false)
    {
        var initial = set.System.Initial.ToArray();
        var seen = new HashSet<byte[]>(new SameBytes()) { initial };
        var open = new Queue<(byte[] State, int Ret)>([(initial, 0)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var made in From(next.State))
            {
                yield return (next.State, next.Ret, made);
                if (!(first && View(made.After).Core.Kexecs > 0) && seen.Add(made.After))
                {
                    open.Enqueue((made.After, made.Ret));
                }
            }
        }
    }

    /// <summary>
    /// Every execution from the states that random runs pass: <paramref name="runs"/> of at most <paramref name="length"/> commands. The same seed gives the same runs.
    /// </summary>
    public IEnumerable<(IReadOnlyList<ReplayCommand> Way, byte[] Before, int Ret, StepMade Made)> Sample(int seed, int runs, int length)
    {
        var random = new Random(seed);
        for (var run = 0; run < runs; run++)
        {
            var way = new List<ReplayCommand>();
            var (state, ret) = (set.System.Initial.ToArray(), 0);
            while (way.Count < length && From(state).ToList() is { Count: > 0 } all)
            {
                foreach (var made in all)
                {
                    yield return (way, state, ret, made);
                }

                // What changes nothing leads nowhere; a fault is one of many choices and would be taken too early.
                var moving = all.Where(made => !made.After.AsSpan().SequenceEqual(state)).ToList();
                var calm = moving.Where(made => made.Command.Points == 0).ToList();
                var pool = calm.Count > 0 && random.Next(8) > 0 ? calm : moving;
                if (pool.Count == 0)
                {
                    break;
                }

                var chosen = pool[random.Next(pool.Count)];
                way.Add(chosen.Command);
                (state, ret) = (chosen.After, chosen.Ret);
            }
        }
    }

    private IEnumerable<StepMade> From(byte[] state)
    {
        if (View(state).Core.Halted != 0)
        {
            return [];
        }

        var catalog = set.System.Catalog;
        var budget = set.System.Workload.Bounds.Faults - View(state).Core.Faults;
        return Enumerable.Range(0, catalog.Commands.Count).Where(command => catalog.Enabled(View(state), command))
            .SelectMany(command => Branch(state, new ReplayCommand(command), 0, budget));
    }

    private IEnumerable<StepMade> Branch(byte[] before, ReplayCommand command, int from, int budget)
    {
        var made = Make(before, command);
        yield return made;
        for (var point = from; budget > 0 && point < made.Asked.Count; point++)
        {
            foreach (var more in Branch(before, command with { Points = command.Points | (1UL << point) }, point + 1, budget - 1))
            {
                yield return more;
            }
        }
    }

    private StepMade Make(byte[] before, ReplayCommand command)
    {
        var after = (byte[])before.Clone();
        var state = View(after);
        var environment = new AskedEnvironment(command.Points);
        var events = new EventBuffer(64);
        var operation = set.System.Catalog.Commands[command.Command];
        var result = set.System.Execute(state, operation, ref environment, ref events);
        var violated = set.CheckStep(new StepView(set.System, View(before), state, operation, result, events.Events)) | set.CheckState(state);
        state.Core.Faults += (byte)BitOperations.PopCount(command.Points);
        LuoEvent[] all = [.. events.Events];
        EmittedEvent[] known = [.. all.Select(one => EmittedEvent.Of(one)).OfType<EmittedEvent>()];
        return new(command, environment.Asked, after, result.Returned ? result.Ret : 0, known, all, violated);
    }

    private LuoState View(byte[] state) => new(set.System.Layout, state);

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] state)
        {
            var hash = default(HashCode);
            hash.AddBytes(state);
            return hash.ToHashCode();
        }
    }

    /// <summary>A <see cref="ChoosingEnvironment"/> that remembers what it was asked.</summary>
    private struct AskedEnvironment(ulong deviations) : IEnvironment
    {
        private ChoosingEnvironment _choosing = new(deviations);

        public List<Question> Asked { get; } = [];

        public int Callback(in CallbackPoint point)
        {
            if (ChoosingEnvironment.MayDeviate(point.Kind))
            {
                Asked.Add(Question.Of(point.Kind, IsOfFlb(point.Kind) ? point.Who : point.Token >= 0 ? point.Token : Question.Untold));
            }

            return _choosing.Callback(point);
        }

        private static bool IsOfFlb(EventKind kind) => kind is EventKind.FlbPreserve or EventKind.FlbUnpreserve or EventKind.FlbRetrieve or EventKind.FlbFinish;

        public bool Fails(FaultKind kind)
        {
            Asked.Add(Question.Of(kind));
            return _choosing.Fails(kind);
        }
    }
}
