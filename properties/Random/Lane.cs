using System.Diagnostics;
using LuoModel.Model.Traces;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;

namespace LuoModel.Properties.Random;

/// <summary>
/// One part of a run: it has its own share of the commands, its own corpus and its own memory of what was found, so that it depends on nothing but its seed.
/// </summary>
internal sealed class Lane
{
    /// <summary>Cases of a round, in which sizes grow from 1 to the largest; fewer when these are long.</summary>
    private const int CasesPerRound = 200;

    private const int CommandsPerRound = 20_000;

    private const int CommandsPerLook = 1000;

    private readonly InvariantSet _set;
    private readonly RandomOptions _options;
    private readonly ulong _seed;
    private readonly long _commands;
    private readonly SwarmFeatures _features;
    private readonly KnownCauses _known;
    private readonly CaseRunner _runner;
    private readonly Corpus _corpus;
    private readonly Queue<ReplayCommand[]> _scripts;
    private readonly Mutator _mutator;
    private readonly FsCheckDriver _fsCheck;
    private readonly Stopwatch _watch;
    private readonly List<RandomViolation> _violations = [];
    private readonly HashSet<string> _awaited;
    private Dice _keeping;
    private long _nextLook;
    private bool _over;
    private bool _stopped;

    /// <summary>Lane <paramref name="number"/> of a run that began when <paramref name="watch"/> did.</summary>
    public Lane(InvariantSet set, RandomOptions options, int number, Stopwatch watch)
    {
        _set = set;
        _options = options;
        _seed = Dice.Mix(options.Seed, (ulong)number + 1);
        _commands = (options.Commands / options.Lanes) + (number < options.Commands % options.Lanes ? 1 : 0);
        _features = new SwarmFeatures(set.System);
        _known = new KnownCauses(set.Invariants.Count, options.MostPerInvariant);
        _runner = new CaseRunner(set, _features, new CommandDraw(set.System, _features), _known);
        _corpus = new Corpus();
        _scripts = new Queue<ReplayCommand[]>(options.Seeds.Where((seed, i) => seed.Count > 0 && i % options.Lanes == number).Select(seed => seed.ToArray()));
        _mutator = new Mutator(set.System.Catalog.Commands.Count, set.System.Workload.Bounds.Faults > 0, options.Size);
        _fsCheck = new FsCheckDriver(Make, Passes, new CaseShrinker(set.System).Shrink);
        _keeping = new Dice(_seed);
        _watch = watch;
        _awaited = [.. options.StopOnce];
    }

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<RandomViolation> Violations => _violations;

    /// <summary>What the cases did.</summary>
    public Distribution Distribution => _runner.Distribution;

    /// <summary>Commands executed to shrink.</summary>
    public long ShrinkCommands => _runner.ShrinkCommands;

    /// <summary>Whether it used up its share.</summary>
    public bool Complete => _runner.Distribution.Commands >= _commands;

    /// <summary>Runs to the end of its share, or until time or user end it.</summary>
    public void Run()
    {
        for (var check = 0UL; !Over(); check++)
        {
            var startSize = 1;
            for (var cases = Math.Clamp(CommandsPerRound / _options.Size, 8, CasesPerRound); cases > 0 && !Over();)
            {
                var failure = _fsCheck.Run(Dice.Mix(_seed, (check << 8) + (ulong)cases), cases, startSize, _options.Size);
                if (failure is null)
                {
                    break;
                }

                cases -= failure.Tests;
                startSize = Math.Max(1, failure.Size);
                Keep(failure, failure.Original);
                foreach (var cause in failure.Original.Also.Where(cause => !_known.Contains(cause)))
                {
                    var other = _fsCheck.Shrink(new RandomCase(failure.Original, failure.Original.Executed, cause));
                    if (other is not null)
                    {
                        Keep(other, failure.Original);
                    }
                }
            }
        }
    }

    private RandomCase Make(ulong seed, int size)
    {
        if (_scripts.TryDequeue(out var script))
        {
            return new RandomCase(new RandomDraw(seed, size, _set.System.Workload.Bounds.Faults, 0)) { Parent = script, IsVerbatim = true };
        }

        var dice = new Dice(Dice.Mix(seed, 1));
        var swarm = _options.Swarm ? _features.Draw(ref dice) : 0;
        var guided = _options.Guided && !_corpus.IsEmpty && dice.Chance(7, 8);
        return new RandomCase(new RandomDraw(seed, size, _set.System.Workload.Bounds.Faults, swarm)) { Parent = guided ? _corpus.Pick(ref dice) : null };
    }

    private bool Passes(RandomCase which)
    {
        if (which.Commands is not null)
        {
            // Once time or user end the run, what was found is reported as far as it is shrunk.
            return Stopped() || _runner.Passes(which, []);
        }

        if (Over())
        {
            return true;
        }

        var passes = _runner.Passes(which, Plan(which));
        if (_options.Guided && _runner.Novel.Length > 0)
        {
            _corpus.Keep(_runner.Novel, ref _keeping);
        }

        return passes;
    }

    /// <summary>What a case begins with: nothing, a script as it is, or a kept sequence that was changed.</summary>
    private ReadOnlySpan<ReplayCommand> Plan(RandomCase which)
    {
        if (which.Parent is not { } parent || which.IsVerbatim)
        {
            return which.Parent;
        }

        var dice = new Dice(Dice.Mix(which.Draw.Seed, 2));
        return _mutator.Mutate(parent, _corpus.Pick(ref dice), dice);
    }

    /// <summary>Keeps a violation unless one of the same cause is known that is no longer.</summary>
    /// <param name="failure">The case and what it shrank to.</param>
    /// <param name="drawnCase">The case as it was drawn.</param>
    private void Keep(FailedCase failure, RandomCase drawnCase)
    {
        var cause = failure.Original.Target!.Value;
        _known.Add(cause);
        var id = _set.Invariants[cause.Invariant].Id;
        var trace = TracePlayer.Play(_set, failure.Shrunk.Executed);
        var drawn = drawnCase.Parent is null
            ? ReplayString.Of(_set.System, []) with { Draw = drawnCase.Draw }
            : null;
        _violations.Add(new RandomViolation(
            id, Causes.Of(trace), trace, drawnCase.Executed.Count, drawn, _runner.Distribution.Commands, _watch.Elapsed.TotalSeconds));
        _awaited.Remove(id);
        _over |= _options.StopOnce.Count > 0 && _awaited.Count == 0;
    }

    private bool Over() => _over || Complete || Stopped();

    /// <summary>Whether time or user end the run. The clock is looked at once in a while.</summary>
    private bool Stopped()
    {
        var executed = Distribution.Commands + ShrinkCommands;
        if (_stopped || executed < _nextLook)
        {
            return _stopped;
        }

        _nextLook = executed + CommandsPerLook;
        _stopped = _options.Cancellation.IsCancellationRequested || (_options.Time is { } most && _watch.Elapsed >= most);
        _options.Progress?.Report(new RandomProgress(
            Distribution.Commands, Distribution.Cases, Distribution.Tuples.Count, _violations.Count, _watch.Elapsed.TotalSeconds));
        return _stopped;
    }
}
