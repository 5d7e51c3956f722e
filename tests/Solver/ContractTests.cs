#if LUO_Z3
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Properties.Luo;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Checks;
using LuoModel.Solver.Z3.Contracts;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Transitions;
using LuoModel.Solver.Z3.Transitions.Properties;

namespace LuoModel.Tests.Solver;

/// <summary>The contracts of a VMM, against the step: with the rules every received session can still be finished, and without any of them one gets stuck.</summary>
public sealed class ContractTests
{
    /// <summary>The design that needs no rule, for the short run.</summary>
    [SolverFact]
    public void OrderingByTheUserNeedsNoRule() => TheWeakestRulesAreEnoughInTheModelAndEachIsNeeded("user-ordered", "");

    [SolverTheory]
    [Trait("Group", "all")]
    [InlineData("linux-7.3", "1 6")]
    [InlineData("user-ordered", "")]
    [InlineData("implicit-retrieve", "6")]
    [InlineData("deferred-tokens", "6")]
    [InlineData("enforced-restore-order", "3 6")]
    public void TheWeakestRulesAreEnoughInTheModelAndEachIsNeeded(string design, string rules)
    {
        using var run = new ProofRun("contract", new ProofOptions(), CancellationToken.None) { InBits = true };
        var contract = new ContractSystem(new CoreRelation(run.Terms, new LuoSystem(DesignText.Parse(design), ContractRows.Chain)));
        var search = new ContractSearch(run, contract);
        Assert.True(search.Run());
        var weakest = Assert.Single(search.Weakest);
        Assert.Equal(rules, string.Join(' ', weakest.Order().Select(rule => rule + 1)));
        Assert.Empty(Stuck(contract, weakest));
        Assert.All(weakest, rule => Assert.NotEmpty(Stuck(contract, weakest.Where(other => other != rule).ToHashSet())));
        Assert.All(search.Breaches, breach => Assert.Contains(End(contract, breach), Stuck(contract, breach.Kept)));
    }

    private static string End(ContractSystem contract, ContractBreach breach)
    {
        var trace = TracePlayer.Play(new RelationAgreement(contract.Relation).Set, breach.Commands);
        return Convert.ToBase64String(trace.Steps[^1].After);
    }

    /// <summary>States that the step reaches while the rules are kept, with a received session that no further calls finish, whatever they are.</summary>
    private static HashSet<string> Stuck(ContractSystem contract, IReadOnlySet<int> rules)
    {
        var walk = new StepWalk(new RelationAgreement(contract.Relation).Set);
        var view = new CoreStep(contract.Relation, contract.Relation.System.State(0), contract.Relation.System.State(1));
        var inputs = contract.Relation.System.Variables.Select(view.Before.Value).ToList();
        var programs = new Dictionary<int, FormulaProgram>();
        var predecessors = new Dictionary<string, List<string>>();
        var (reached, waiting, finished) = (new HashSet<string>(), new HashSet<string>(), new Stack<string>());
        var kept = new List<(string From, string To)>();
        reached.Add(Convert.ToBase64String(contract.Relation.Luo.Initial));
        foreach (var (before, ret, made) in walk.All())
        {
            var (from, to) = (Convert.ToBase64String(before), Convert.ToBase64String(made.After));
            if (!predecessors.TryGetValue(to, out var known))
            {
                predecessors[to] = known = [];
                (Received(contract.Relation.Luo, made.After) ? (Action<string>)(state => waiting.Add(state)) : finished.Push)(to);
            }

            known.Add(from);
            if (!programs.TryGetValue(made.Command.Command, out var program))
            {
                var allows = rules.Select(rule => contract.Allows(ContractRules.All[rule], made.Command.Command, view));
                programs[made.Command.Command] = program = new FormulaProgram(inputs, [], [view.T.And([.. allows])]);
            }

            if (program.Run(CoreProjection.Of(contract.Relation, before, ret))[0] != 0)
            {
                kept.Add((from, to));
            }
        }

        while (kept.RemoveAll(edge => reached.Contains(edge.From) && (reached.Add(edge.To) || true)) > 0)
        {
            // A way that keeps the rules may be longer than the nearest one.
        }

        while (finished.TryPop(out var state))
        {
            foreach (var before in predecessors.GetValueOrDefault(state, []).Where(waiting.Remove))
            {
                finished.Push(before);
            }
        }

        reached.IntersectWith(waiting);
        return reached;
    }

    private static bool Received(LuoSystem luo, byte[] state) => new LuoState(luo.Layout, state).Core.IncomingCount > 0;
}
#endif
