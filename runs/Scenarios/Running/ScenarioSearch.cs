using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;
using LuoModel.Runs.Scenarios.Conditions;
using LuoModel.Runs.Scenarios.Language;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Running;

/// <summary>A step that did not answer what the scenario expects.</summary>
/// <param name="Node">The node behind the step.</param>
/// <param name="Step">The step.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What it answered.</param>
internal sealed record UnexpectedResult(int Node, ScenarioStep Step, string Expected, string Actual);

/// <summary>
/// All orders in which the actors' steps can happen, breadth-first and with exact keys; every step is one call of the model's step. A kexec ends what the
/// other actors still wanted to do in this phase: their tasks are gone.
/// </summary>
internal sealed class ScenarioSearch
{
    /// <summary>Points of runs after which a search gives up undecided.</summary>
    public const int MostNodes = 1_000_000;

    private readonly ScenarioProgram _program;
    private readonly Called[] _counted;
    private readonly Dictionary<byte[], int> _known = new(new ByContent());
    private readonly List<RunNode> _nodes = [];
    private readonly List<int> _ends = [];
    private EventBuffer _events = new(64);

    private ScenarioSearch(ScenarioProgram program)
    {
        _program = program;
        _counted = [.. program.Scenario.Expectations.SelectMany(expectation => expectation.Condition.Parts).OfType<Called>().DistinctBy(called => called.Index).OrderBy(called => called.Index)];
    }

    /// <summary>The nodes, in the order in which they were found.</summary>
    public IReadOnlyList<RunNode> Nodes => _nodes;

    /// <summary>The nodes where a run ends.</summary>
    public IReadOnlyList<int> Ends => _ends;

    /// <summary>The first step with another result than expected.</summary>
    public UnexpectedResult? Unexpected { get; private set; }

    /// <summary>Everything was visited.</summary>
    public bool Complete { get; private set; } = true;

    /// <summary>Searches; starts again with more room when the states are too small.</summary>
    /// <param name="program">What runs.</param>
    /// <param name="stop">Ends the search, which is then incomplete.</param>
    public static ScenarioSearch Run(ScenarioProgram program, CancellationToken stop = default)
    {
        while (true)
        {
            try
            {
                var search = new ScenarioSearch(program);
                search.Run(stop);
                return search;
            }
            catch (DimensionExceededException e)
            {
                program.Grow(e.Dimension);
            }
        }
    }

    /// <summary>The end of a run, for conditions.</summary>
    public RunEnd End(int node)
    {
        var set = _program.Set;
        var end = _nodes[node];
        return new RunEnd
        {
            System = set.System,
            State = new LuoState(set.System.Layout, end.State),
            Stop = end.Stop,
            Results = end.Results,
            Counts = end.Counts,
            Violated = id => Enumerable.Range(0, set.Invariants.Count).Any(i => set.Invariants[i].Id == id && (end.Violated >> i & 1) != 0),
        };
    }

    /// <summary>The steps that lead to a node.</summary>
    public IReadOnlyList<Move> Path(int node)
    {
        var path = new List<Move>();
        for (; _nodes[node].Parent >= 0; node = _nodes[node].Parent)
        {
            path.Add(_nodes[node].Move);
        }

        path.Reverse();
        return path;
    }

    private void Run(CancellationToken stop)
    {
        Add(new RunNode
        {
            State = _program.Set.System.Initial.ToArray(),
            Next = new short[_program.Phases[0].Length],
            Outside = new ScriptedOutside(),
            Results = new StepResult?[_program.Labels.Count],
            Counts = new byte[_counted.Length],
        });
        for (var at = 0; at < _nodes.Count; at++)
        {
            if (_nodes.Count > MostNodes || stop.IsCancellationRequested)
            {
                Complete = false;
                return;
            }

            Expand(at);
        }
    }

    private void Expand(int at)
    {
        var node = _nodes[at];
        var actors = _program.Phases[node.Phase];
        var moved = false;
        for (var actor = 0; actor < actors.Length && node.Stop == Outcome.Returned; actor++)
        {
            if (node.Next[actor] < actors[actor].Length)
            {
                var step = actors[actor][node.Next[actor]];
                moved = true;
                if (node.UnderWay != 0 && node.UnderWay != actor + 1 && (step.Continue >= 0 || _program.Waits(step) || Kills(step.Source, node)))
                {
                    continue; // one call at a time is in parts, and a task dies when its call is over
                }

                var move = new Move(node.Phase, actor, node.Next[actor], Fails: true, Continues: node.UnderWay == actor + 1);
                Take(at, move);
                if (step.Source.May)
                {
                    Take(at, move with { Fails = false });
                }
            }
        }

        if (!moved)
        {
            _ends.Add(at);
        }
    }

    private bool Kills(ScenarioStep step, RunNode node) => _program.Scenario.Phases[node.Phase].Actors[node.UnderWay - 1].Name == step.Kills;

    private void Take(int at, Move move)
    {
        var before = _nodes[at];
        var step = _program.Phases[move.Phase][move.Actor][move.Step];
        var taken = StepTaker.Take(_program, before.State, before.Outside, step, move, ref _events);
        var calling = new LuoState(_program.Set.System.Layout, taken.State).Core.UnderWay != CallUnderWay.None;
        var underWay = calling && step.Continue >= 0;
        var next = (short[])before.Next.Clone();
        next[move.Actor] += (short)(underWay ? 0 : 1);
        EndActors(next, move, step.Source);
        var phase = move.Phase;
        if (next.Zip(_program.Phases[phase]).All(pair => pair.First >= pair.Second.Length) && phase + 1 < _program.Phases.Count)
        {
            phase++;
            next = new short[_program.Phases[phase].Length];
        }

        var results = before.Results;
        if (step.Label >= 0 && !underWay)
        {
            results = (StepResult?[])results.Clone();
            results[step.Label] = StepResult.Of(taken.Result);
        }

        var node = Add(new RunNode
        {
            State = taken.State,
            Next = next,
            Phase = phase,
            UnderWay = underWay ? move.Actor + 1 : calling ? before.UnderWay : 0,
            Outside = taken.Outside,
            Results = results,
            Counts = Count(before.Counts),
            Violated = before.Violated | taken.Violated,
            Stop = taken.Result.Outcome,
            Parent = at,
            Move = move,
        });
        if (Unexpected is null && !underWay && step.Source.ExpectedOn(_program.Design) is { } expected && expected.Result != StepResult.Of(taken.Result))
        {
            Unexpected = new UnexpectedResult(node, step.Source, expected.Result.ToString(), StepResult.Of(taken.Result).ToString());
        }
    }

    private void EndActors(short[] next, Move move, ScenarioStep step)
    {
        var jumped = false;
        foreach (ref readonly var e in _events.Events)
        {
            jumped |= e.Kind is EventKind.Kexec or EventKind.ColdBoot;
        }

        var actors = _program.Scenario.Phases[move.Phase].Actors;
        for (var actor = 0; actor < next.Length; actor++)
        {
            if ((jumped && actor != move.Actor) || actors[actor].Name == step.Kills)
            {
                next[actor] = (short)actors[actor].Steps.Count;
            }
        }
    }

    private byte[] Count(byte[] before)
    {
        if (_counted.Length == 0)
        {
            return before;
        }

        var counts = (byte[])before.Clone();
        foreach (ref readonly var e in _events.Events)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += (byte)(counts[i] < byte.MaxValue && _counted[i].Counts(e, _program.Set.System) ? 1 : 0);
            }
        }

        return counts;
    }

    private int Add(RunNode node)
    {
        var key = node.Key();
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        _known.Add(key, _nodes.Count);
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
