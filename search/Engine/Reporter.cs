namespace LuoModel.Search.Engine;

/// <summary>Turns a finished search into a report.</summary>
/// <typeparam name="TModel">The model.</typeparam>
internal sealed class Reporter<TModel>
    where TModel : struct, IExplorable<TModel>
{
    private readonly TModel _model;
    private readonly Search<TModel> _search;
    private readonly ExplorationOutcome _outcome;
    private readonly PathBuilder<TModel> _paths;
    private readonly TimeSpan _elapsed;

    /// <summary>A reporter.</summary>
    /// <param name="model">The model.</param>
    /// <param name="search">The finished search.</param>
    /// <param name="outcome">Why it ended.</param>
    public Reporter(TModel model, Search<TModel> search, ExplorationOutcome outcome)
    {
        _elapsed = search.Elapsed;
        _model = model;
        _search = search;
        _outcome = outcome;
        _paths = new(model, search.Store, search.Symmetry);
    }

    /// <summary>The report.</summary>
    public ExplorationReport Report() => new(
        _outcome,
        _search.Store.Count,
        _search.Transitions,
        _search.Transitions + _search.Refused,
        [.. _search.Levels],
        _search.Expanded,
        _search.Inspected,
        _search.Deadlocks,
        _search.Symmetry,
        _search.Symmetry ? _search.Orbits : _search.Inspected,
        [.. _model.Invariants.Select(OfInvariant)],
        [.. _model.Goals.Select(OfGoal)],
        _search.Cuts.CutOffs(),
        CompleteTo,
        new(_search.Crew.Workers, _elapsed, _search.PeakBytes, _search.Store.Bytes + _search.Round.Table.Bytes));

    /// <summary>Whether every reachable state was seen: the search came to its end and cut nothing off.</summary>
    private bool SawEverything => _outcome == ExplorationOutcome.Complete && !_search.Cuts.Any;

    private int? CompleteTo => SawEverything
        ? null
        : _search.Cuts.CutOffs().Select(cut => cut.CompleteTo).Append(_outcome == ExplorationOutcome.Complete ? int.MaxValue : _search.CompleteTo).Min();

    private ExplorationVerdict Otherwise => SawEverything ? ExplorationVerdict.Holds : ExplorationVerdict.Unknown;

    private InvariantReport OfInvariant(string name, int number)
    {
        List<Counterexample> frontier = [];
        foreach ((int faults, Sighting seen) in _search.Ledger.Violations(number))
        {
            // Fewest faults come first: more of them are worth telling only if they make the way shorter.
            if (frontier.Count == 0 || seen.Length < frontier[^1].Trace.Length)
            {
                frontier.Add(new(faults, seen.OnEdge, _paths.Follow(seen, UInt128.One << number)));
            }
        }

        ExplorationVerdict verdict = frontier.Count > 0 ? ExplorationVerdict.Violated : Otherwise;
        return new(name, verdict, _search.Ledger.Count(number), frontier);
    }

    private GoalReport OfGoal(Goal goal, int number)
    {
        Sighting? seen = _search.Ledger.Reached(number);
        ActionTrace? witness = seen is { } reached ? _paths.Follow(reached, 0) : null;
        if (goal.Always)
        {
            (Doom? doom, Doom? byFault) = _search.Edges is null ? default : new DoomSearch<TModel>(_model, _search, number).Find(_paths);
            ExplorationVerdict undoomed = _search.Edges is null ? ExplorationVerdict.Unknown : Otherwise;
            return new(goal, doom is null ? undoomed : ExplorationVerdict.Violated, witness, doom) { DoomByFault = byFault };
        }

        ExplorationVerdict never = SawEverything ? ExplorationVerdict.Violated : ExplorationVerdict.Unknown;
        return new(goal, witness is null ? never : ExplorationVerdict.Holds, witness, null);
    }
}
