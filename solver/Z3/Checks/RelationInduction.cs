using LuoModel.Solver.Orders;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Calls;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Checks;

/// <summary>
/// Induction over the relation: from candidates for an invariant those are left out that a step from a state in which all candidates hold does not keep, until all are
/// kept. What is left holds after any number of commands.
/// </summary>
internal sealed class RelationInduction(ProofRun run, CoreRelation relation)
{
    /// <summary>What is taken for granted of every step, from state 0 to state 1.</summary>
    public BoolExpr? Assumed { get; init; }

    /// <summary>Further statements that may help.</summary>
    public IReadOnlyList<Func<SystemState, BoolExpr>> Lemmas { get; init; } = [];

    /// <summary>Statements about states that every step keeps, known after <see cref="Proves"/>.</summary>
    public int Kept { get; private set; }

    /// <summary>What the questions are called.</summary>
    public string Name { get; init; } = "all";

    private readonly SystemState _before = relation.System.State(0);
    private readonly SystemState _after = relation.System.State(1);
    private readonly Folding _t = new(relation.System.Terms);

    /// <summary>A statement about states, and the property that it is, if any.</summary>
    private sealed record Candidate(Func<SystemState, BoolExpr> Holds, CoreProperty? Property);

    /// <summary>Those of <paramref name="properties"/> that no run of any length violates, as far as induction shows it. They hold in all runs of one command.</summary>
    public IReadOnlySet<CoreProperty> Proves(IReadOnlyList<CoreProperty> properties)
    {
        var candidates = Start([.. CoreLemmas.Of(relation).Concat(Lemmas).Select(lemma => new Candidate(lemma, null)), .. properties.Where(SpeaksOfStates).Select(Of)]);
        var step = _t.And(relation.System.Transition(_before, _after, 0), Assumed ?? _t.True);
        for (var round = 1; candidates is { Count: > 0 }; round++)
        {
            var broken = _t.Or([.. candidates.Select(candidate => _t.Not(candidate.Holds(_after)))]);
            var answer = run.Decide($"{Name}-induction-{round}", [.. candidates.Select(candidate => candidate.Holds(_before)), step, broken]);
            if (answer == Answer.Sat)
            {
                candidates.RemoveAll(candidate => !run.Model!.Evaluate(candidate.Holds(_after), true).IsTrue);
                continue;
            }

            candidates = answer == Answer.Unsat ? candidates : [];
            break;
        }

        var proved = candidates.Select(candidate => candidate.Property).OfType<CoreProperty>().ToHashSet();
        Kept = candidates.Count;
        var known = candidates.Select(candidate => candidate.Holds(_before)).ToArray();
        foreach (var property in properties.Where(property => !SpeaksOfStates(property)))
        {
            var speaks = property.IsAbout(relation, 0);
            if (run.Decide($"{Name}-step-{property.Id}", [.. known, step, speaks, property.Violated(new CoreStep(relation, _before, _after))]) == Answer.Unsat)
            {
                proved.Add(property);
            }
        }

        return proved;
    }

    private static bool SpeaksOfStates(CoreProperty property) => property.Ops.Count == 0;

    /// <summary>Those candidates that hold in the initial state, of which there is one.</summary>
    private List<Candidate> Start(List<Candidate> candidates) => run.Decide($"{Name}-start", relation.System.Initial(_before)) == Answer.Sat
        ? [.. candidates.Where(candidate => run.Model!.Evaluate(candidate.Holds(_before), true).IsTrue)]
        : [];

    private Candidate Of(CoreProperty property) => new(state => _t.Not(property.Violated(new CoreStep(relation, state, state))), property);
}
