using LuoModel.Model.Traces;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Systems;
using LuoModel.Solver.Z3.Transitions.Calls;
using LuoModel.Solver.Z3.Transitions.Properties;
using Microsoft.Z3;

namespace LuoModel.Solver.Z3.Contracts;

/// <summary>A run that keeps some rules and gets a session stuck.</summary>
/// <param name="Kept">The rules it keeps, by number.</param>
/// <param name="Commands">The run.</param>
internal sealed record ContractBreach(IReadOnlySet<int> Kept, IReadOnlyList<ReplayCommand> Commands);

/// <summary>
/// The weakest sets of rules under which no session gets stuck: minimal ones that ask for no more than another does. That a set is enough is shown by induction, for any number of commands; that it is not, by a shortest
/// run, which speaks against every set of rules that it keeps.
/// </summary>
internal sealed class ContractSearch(ProofRun run, ContractSystem contract)
{
    private const int MostCommands = 11;
    private readonly List<ContractBreach> _breaches = [];
    private readonly List<IReadOnlySet<int>> _enough = [];
    private readonly Dictionary<(int Strong, int Weak), bool> _implied = [];

    /// <summary>The weakest of the minimal sets of rules, by number.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Weakest =>
        [.. _enough.Where(set => !_enough.Exists(other => other != set && IsWeaker(other, set) && !IsWeaker(set, other)))];

    /// <summary>Runs that show the other sets not to be enough.</summary>
    public IReadOnlyList<ContractBreach> Breaches => _breaches;

    /// <summary>Finds all minimal sets; false when a question stayed open.</summary>
    public bool Run()
    {
        var rules = ContractRules.All.Count;
        foreach (var chosen in Enumerable.Range(0, 1 << rules).OrderBy(int.PopCount).ThenBy(set => set).Select(Members))
        {
            if (_enough.Exists(enough => enough.IsSubsetOf(chosen)) || _breaches.Exists(breach => chosen.IsSubsetOf(breach.Kept)))
            {
                continue;
            }

            if (IsEnough(chosen))
            {
                _enough.Add(chosen);
            }
            else if (Breach(chosen) is { } breach)
            {
                _breaches.Add(breach);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<int> Members(int set) => [.. Enumerable.Range(0, ContractRules.All.Count).Where(rule => (set >> rule & 1) != 0)];

    private BoolExpr Keeps(IEnumerable<int> rules, int step) => run.Terms.All(rules.Select(rule => contract.Keeps(ContractRules.All[rule], step)));

    /// <summary>A shortest run that keeps the rules and gets stuck; null when there is none of up to so many commands as finish everything.</summary>
    private ContractBreach? Breach(HashSet<int> chosen)
    {
        var system = contract.Relation.System;
        var facts = new List<BoolExpr> { system.Initial(system.State(0)) };
        for (var length = 1; length <= MostCommands; length++)
        {
            facts.Add(system.Transition(system.State(length - 1), system.State(length), length - 1));
            facts.Add(Keeps(chosen, length - 1));
            var answer = run.Decide($"{Name(chosen)}-run-{length}", [.. facts, contract.Stuck(system.State(length))]);
            if (answer == Answer.Sat)
            {
                var model = run.Model!;
                var kept = Enumerable.Range(0, ContractRules.All.Count)
                    .Where(rule => Enumerable.Range(0, length).All(step => model.Evaluate(contract.Keeps(ContractRules.All[rule], step), true).IsTrue));
                return new(kept.ToHashSet(), RelationTrace.Commands(contract.Relation, model, length));
            }
        }

        return null;
    }

    /// <summary>Whether user space that keeps the rules never gets stuck, by induction.</summary>
    private bool IsEnough(HashSet<int> chosen)
    {
        var never = new CoreProperty("never-stuck", [], s => contract.Stuck(s.After));
        return new RelationInduction(run, contract.Relation) { Assumed = Keeps(chosen, 0), Lemmas = Lemmas(), Name = Name(chosen) }.Proves([never]).Contains(never);
    }

    /// <summary>Whether user space that keeps all rules of <paramref name="strong"/> keeps those of <paramref name="weak"/> too.</summary>
    private bool IsWeaker(IReadOnlySet<int> weak, IReadOnlySet<int> strong) => weak.All(rule => strong.Contains(rule) || strong.Any(other => Implies(other, rule)));

    /// <summary>Whether keeping one rule in every step is keeping another, by induction.</summary>
    private bool Implies(int strong, int weak)
    {
        if (!_implied.TryGetValue((strong, weak), out var implied))
        {
            var rule = ContractRules.All[weak];
            var broken = new CoreProperty($"keeps-{weak + 1}", [rule.Op], _ => run.Context.MkNot(contract.Keeps(rule, 0)));
            var induction = new RelationInduction(run, contract.Relation) { Assumed = Keeps([strong], 0), Name = $"rule-{strong + 1}-implies-{weak + 1}" };
            _implied[(strong, weak)] = implied = induction.Proves([broken]).Contains(broken);
        }

        return implied;
    }

    /// <summary>What may help: no failed retrieve, no session without a descriptor, no dependency left behind.</summary>
    private IReadOnlyList<Func<SystemState, BoolExpr>> Lemmas()
    {
        var t = new Folding(contract.Relation.System.Terms);
        var session = contract.Relation.State.Handed[0];
        return
        [
            .. session.Files.Select(entry => (Func<SystemState, BoolExpr>)(s => t.Not(t.AtMost(s[entry.Status], -1)))),
            s => t.Or(t.Not(s[session.Retrieved]), s[session.Fd]),
        ];
    }

    private static string Name(HashSet<int> chosen) => chosen.Count == 0 ? "no-rules" : $"rules-{string.Join('-', chosen.Order().Select(rule => rule + 1))}";
}
