using LuoModel.Model.Traces;
using LuoModel.Solver.Checking;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Calls;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Checks;

/// <summary>
/// Bounded model checking of the relation, bound by bound, for several invariants at once: at each bound one question for all that are not violated yet. So each
/// counterexample is a shortest one, for each number of faults.
/// </summary>
internal sealed class RelationCheck
{
    private readonly ProofRun _run;
    private readonly CoreRelation _relation;
    private readonly IReadOnlyList<CoreProperty> _properties;
    private readonly List<BoolExpr> _facts = [];
    private readonly List<Goal> _open;
    private readonly List<(Goal Goal, IReadOnlyList<ReplayCommand> Commands)> _found = [];
    private int _bound;

    /// <summary>Checks <paramref name="properties"/> on <paramref name="relation"/>, which is unrolled from its initial state.</summary>
    public RelationCheck(ProofRun run, CoreRelation relation, IReadOnlyList<CoreProperty> properties)
    {
        _run = run;
        _relation = relation;
        _properties = properties;
        var faults = Enumerable.Range(0, relation.Luo.Workload.Bounds.Faults + 1);
        _open = [.. from property in properties from most in faults select new Goal(property, most)];
        _facts.Add(relation.System.Initial(relation.System.State(0)));
    }

    /// <summary>A violation of a property with at most so many faults.</summary>
    private sealed record Goal(CoreProperty Property, int Faults);

    /// <summary>
    /// Looks at all runs of at most <paramref name="bound"/> commands; then tries by induction what none of them violates. When the user ends it, what is known by then: it
    /// stays true, with the bound that was reached.
    /// </summary>
    public IReadOnlyList<SolvedInvariant> Run(int bound, bool induction)
    {
        IReadOnlySet<CoreProperty> proved = new HashSet<CoreProperty>();
        try
        {
            Unroll(bound, () => _open.Count == 0);
            var left = _properties.Where(property => !_found.Exists(found => found.Goal.Property == property)).ToList();
            proved = induction && left.Count > 0 && _bound > 0 ? new RelationInduction(_run, _relation).Proves(left) : proved;
        }
        catch (OperationCanceledException)
        {
            // Nothing is taken back: a violation that was found is one, and no bound was raised for a length that was not looked at to its end.
        }

        return [.. _properties.Select(property => Verdict(property, bound, proved))];
    }

    /// <summary>Looks at longer and longer runs, up to <paramref name="bound"/> commands, until some run violates the first property, with however many faults.</summary>
    public SolvedInvariant Shortest(int bound)
    {
        Unroll(bound, () => _found.Count > 0);
        return Verdict(_properties[0], bound, new HashSet<CoreProperty>());
    }

    private void Unroll(int bound, Func<bool> enough)
    {
        for (var length = 1; length <= bound && !enough(); length++)
        {
            _facts.Add(_relation.System.Transition(_relation.System.State(length - 1), _relation.System.State(length), length - 1));
            if (!Search(length))
            {
                return;
            }

            _bound = length;
        }
    }

    private SolvedInvariant Verdict(CoreProperty property, int bound, IReadOnlySet<CoreProperty> proved)
    {
        var violations = _found.Where(found => found.Goal.Property == property).OrderBy(found => found.Goal.Faults)
            .Select(found => new SolvedViolation(found.Goal.Faults, found.Commands)).ToList();

        // With more faults allowed a violation counts only when it is shorter.
        var minimal = violations.Where((violation, i) => i == 0 || violation.Commands.Count < violations[i - 1].Commands.Count).ToList();
        var verdict = minimal.Count > 0 ? ProofVerdict.Violated : proved.Contains(property) ? ProofVerdict.Proved : ProofVerdict.Unknown;

        // When every goal of the property was reached early nothing is left to be found up to the bound. A length at which the solver gave up counts for nobody, but what
        // it found at that length before stays found.
        return new(property.Id, verdict, _open.Exists(goal => goal.Property == property) ? _bound : bound, minimal);
    }

    /// <summary>Finds all goals that runs of <paramref name="length"/> commands reach; false when the solver gave up, with those that it found before.</summary>
    private bool Search(int length)
    {
        var t = new Folding(_relation.System.Terms);
        var violated = _properties.ToDictionary(property => property, property => Violated(property, length));
        var faults = _relation.System.State(length)[_relation.State.Faults];
        BoolExpr Reached(Goal goal) => t.And(violated[goal.Property], t.AtMost(faults, goal.Faults));
        for (var round = 1; _open.Count > 0; round++)
        {
            switch (_run.Decide($"run-{length}-{round}", [.. _facts, t.Or([.. _open.Select(Reached)])]))
            {
                case Answer.Unsat:
                    return true;
                case Answer.Unknown:
                    return false;
            }

            var model = _run.Model!;
            var commands = RelationTrace.Commands(_relation, model, length);
            foreach (var goal in _open.Where(goal => model.Evaluate(Reached(goal), true).IsTrue).ToList())
            {
                _found.Add((goal, commands));
                _open.Remove(goal);
            }
        }

        return true;
    }

    private BoolExpr Violated(CoreProperty property, int length)
    {
        var system = _relation.System;
        var step = new CoreStep(_relation, system.State(length - 1), system.State(length));
        return property.IsAbout(_relation, length - 1) is { IsFalse: false } speaks ? step.T.And(speaks, property.Violated(step)) : step.T.False;
    }
}
