using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LuoModel.Search.Engine;

/// <summary>One breadth-first search from the initial state, level by level.</summary>
/// <typeparam name="TModel">The model.</typeparam>
internal sealed class Search<TModel> : IDisposable
    where TModel : struct, IExplorable<TModel>
{
    private const int RoundSuccessors = 1 << 17;
    private const int RoundBytes = 8 << 20;

    // Several for each, so that a worker that loses its processor for a while does not keep the others waiting for its share.
    private const int ShardsPerWorker = 4;
    private const int LeastRoundStates = 32;

    // Indexes have 31 bits and the table half as many slots again as states.
    private const int MostStates = 1 << 30;

    private readonly ExplorationOptions _options;
    private readonly Crew _crew;
    private readonly Worker<TModel>[] _workers;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Action<int> _expand;
    private readonly Action<int> _lookup;
    private readonly Action<int> _commit;
    private readonly Action<int> _refill;
    private readonly long _maxBytes;
    private readonly int _maxStates;
    private readonly List<int> _levels = [];

#pragma warning disable IDE0044 // A readonly field would be copied at every call, and with it the model's scratch memory.
    private TModel _model;
#pragma warning restore IDE0044
    private TimeSpan _shown;

    /// <summary>Prepares a search.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How to search.</param>
    /// <param name="recordEdges">Whether to keep the edges even if no goal needs them.</param>
    public Search(TModel model, ExplorationOptions options, bool recordEdges = false)
    {
        _model = model;
        _options = options;
        Symmetry = options.Symmetry && model.HasSymmetry;
        Round = new(model.KeyWords, options.Threads == 1 ? 1 : options.Threads * ShardsPerWorker, model.CutReasons.Count);
        Cuts = new(model.CutReasons);
        Edges = recordEdges || (options.DecideAlways && model.Goals.Any(g => g.Always)) ? new() : null;
        Ledger = new(model.Invariants.Count, model.Goals.Count);
        _workers = [.. Enumerable.Range(0, options.Threads).Select(i => new Worker<TModel>(model, Round, Symmetry))];
        _crew = new(options.Threads);
        _expand = i => _workers[i].Expand();
        _lookup = i => _workers[i].Lookup();
        _commit = i => _workers[i].Commit();
        _refill = i => Round.Table.Refill(Store, i, _workers.Length);
        _maxStates = Math.Min(options.Bounds.MaxStates, MostStates);
        long machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        _maxBytes = Math.Min(options.Bounds.MaxBytes, machine / 5 * 4);
    }

    /// <summary>States and table.</summary>
    public Round Round { get; }

    /// <summary>All states found.</summary>
    public StateStore Store => Round.Store;

    /// <summary>Edges, when somebody needs them.</summary>
    public EdgeLog? Edges { get; }

    /// <summary>What was seen of invariants and goals.</summary>
    public Ledger Ledger { get; }

    /// <summary>What was not followed.</summary>
    public CutLedger Cuts { get; }

    /// <summary>Whether states are canonicalised.</summary>
    public bool Symmetry { get; }

    /// <summary>Number of states of each level; a last one that was not expanded included.</summary>
    public IReadOnlyList<int> Levels => _levels;

    /// <summary>States expanded: those with a lower index.</summary>
    public int Expanded { get; private set; }

    /// <summary>States inspected: those with a lower index.</summary>
    public int Inspected { get; private set; }

    /// <summary>Edges emitted.</summary>
    public long Transitions { get; private set; }

    /// <summary>Commands refused without an edge.</summary>
    public long Refused { get; private set; }

    /// <summary>Expanded states from which no edge leaves.</summary>
    public long Deadlocks { get; private set; }

    /// <summary>Sum of the orbits' sizes of the inspected states.</summary>
    public long Orbits { get; private set; }

    /// <summary>Most bytes in use at the end of a round.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Time since the search was prepared.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Threads of the search.</summary>
    public Crew Crew => _crew;

    /// <summary>Copies of the model, one for each thread.</summary>
    public IReadOnlyList<Worker<TModel>> Workers => _workers;

    /// <summary>Commands up to which every run was judged, but for what was cut off: states of that distance inspected, those before them expanded.</summary>
    public int CompleteTo
    {
        get
        {
            int expanded = 0;
            int end = 0;
            while (expanded < _levels.Count && end + _levels[expanded] <= Expanded)
            {
                end += _levels[expanded++];
            }

            int next = expanded < _levels.Count ? end + _levels[expanded] : Store.Count;
            return Inspected >= next ? expanded : expanded - 1;
        }
    }

    /// <summary>Searches until everything is explored or a bound is reached.</summary>
    public ExplorationOutcome Run()
    {
        ExplorationOutcome outcome;
        try
        {
            Enter();
            outcome = Explore();
            if (outcome is not ExplorationOutcome.Cancelled and not ExplorationOutcome.Stopped)
            {
                InspectRest();
            }
        }
        catch (OutOfMemoryException)
        {
            outcome = ExplorationOutcome.MemoryBound;
        }

        foreach (Worker<TModel> worker in _workers)
        {
            _model.Absorb(in worker.Model);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _crew.Dispose();
        Edges?.Dispose();
        Round.Dispose();
    }

    private unsafe void Enter()
    {
        ulong[] state = new ulong[_model.StateWords];
        ulong[] key = new ulong[_model.KeyWords];
        _model.Initial(state);
        _workers[0].Store(state, key);
        int index = Store.Append(1);
        fixed (ulong* first = key)
        {
            Store.Write(index, first, key.Length, -1);
            Round.Table.Filled(Round.Table.ShardOf(KeyHash.Of(first, key.Length)), 1);
        }

        _crew.Run(_refill);
    }

    private ExplorationOutcome Explore()
    {
        while (Expanded < Store.Count)
        {
            int end = Store.Count;
            _levels.Add(end - Expanded);
            if (_levels.Count > _options.Bounds.MaxDepth)
            {
                return ExplorationOutcome.DepthBound;
            }

            while (Expanded < end)
            {
                if (BoundReached() is { } bound)
                {
                    return bound;
                }

                Advance(Math.Min(RoundStates(), end - Expanded));
            }

            if (_options.StopOnceViolated != 0 && (_options.StopOnceViolated & ~Ledger.Violated) == 0)
            {
                return ExplorationOutcome.Stopped;
            }
        }

        return ExplorationOutcome.Complete;
    }

    private ExplorationOutcome? BoundReached()
    {
        ExplorationBounds bounds = _options.Bounds;
        ShowProgress();
        return _options.Cancellation.IsCancellationRequested ? ExplorationOutcome.Cancelled
            : Store.Count >= _maxStates ? ExplorationOutcome.StateBound
            : PeakBytes > _maxBytes ? ExplorationOutcome.MemoryBound
            : bounds.MaxTime is { } time && Elapsed >= time ? ExplorationOutcome.TimeBound
            : null;
    }

    private int RoundStates()
    {
        // Depends only on what was found so far, so that a bound by states cuts at the same place with any number of threads.
        long each = 1 + (Transitions / Math.Max(1, Expanded));
        long successors = Math.Min(RoundSuccessors, RoundBytes / (8 * (_model.KeyWords + 2)));
        long room = (_maxStates - Store.Count) / each;
        return (int)Math.Max(1, Math.Min(Math.Max(LeastRoundStates, successors / each), room));
    }

    private void Advance(int states)
    {
        int depth = _levels.Count - 1;
        Expand(states, expands: true, depth);
        int successors = Round.Successors;
        if (!Round.Table.Fits(successors))
        {
            Round.Table.Enlarge(successors);
            _crew.Run(_refill);
        }

        Round.Rewind();
        _crew.Run(_lookup);
        Round.Number();
        Round.Rewind();
        _crew.Run(_commit);
        Edges?.Record(Round);
        Expanded += states;
        Transitions += successors;
        PeakBytes = Math.Max(PeakBytes, Round.Bytes + (Edges?.Bytes ?? 0));
    }

    private void Expand(int states, bool expands, int depth)
    {
        Round.Begin(Inspected, states, expands);
        _crew.Run(_expand);
        foreach (Batch batch in Round.Batches.AsSpan(0, Round.Used))
        {
            Refused += batch.Refused;
            Deadlocks += batch.Deadlocks;
            Orbits += batch.Orbits;
            Cuts.Add(batch, depth);
            foreach (Note note in batch.Notes)
            {
                Ledger.Add(note, depth);
            }
        }

        Inspected += states;
    }

    private void InspectRest()
    {
        // States of the level that was being expanded, then those already found of the next one.
        int levelEnd = _levels.Sum();
        for (int depth = _levels.Count - 1; Inspected < Store.Count; depth++)
        {
            int end = Inspected < levelEnd ? levelEnd : Store.Count;
            while (Inspected < end)
            {
                Expand(Math.Min(RoundSuccessors, end - Inspected), expands: false, depth);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ShowProgress()
    {
        if (_options.Progress is { } progress && Elapsed - _shown >= _options.ProgressInterval)
        {
            _shown = Elapsed;
            ExplorationProgress seen = new(Store.Count, Store.Count - Expanded, Transitions, _levels.Count, PeakBytes, Elapsed, GrowthPredictor.Predict(_levels))
            {
                Violated = Ledger.Violated,
            };
            progress.Report(seen);
        }
    }
}
