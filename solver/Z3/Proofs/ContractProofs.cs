using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Solver.Proofs;
using LuoModel.Solver.Z3.Contracts;
using LuoModel.Solver.Z3.Questions;
using LuoModel.Solver.Z3.Transitions;

namespace LuoModel.Solver.Z3.Proofs;

/// <summary>The contracts of a VMM with the ordering designs.</summary>
internal static class ContractProofs
{
    /// <summary>The proofs.</summary>
    public static IReadOnlyList<Proof> All { get; } = [.. ContractRows.All.Select(row => new Proof(row, run => Decide(run, row.Design)))];

    private static ProofResult Decide(ProofRun run, string design)
    {
        run.InBits = true;
        var contract = new ContractSystem(new CoreRelation(run.Terms, new LuoSystem(DesignText.Parse(design), ContractRows.Chain)));
        var search = new ContractSearch(run, contract);
        return search.Run() && search.Weakest.Count > 0 ? new(ProofVerdict.Proved, Witness: [.. Checklist(search), "of these rules:", .. ContractRules.All.Select((rule, i) => $"  {i + 1}. {rule.Sentence}"), .. Breaches(contract, search)]) : ProofResult.Unknown;
    }

    private static IEnumerable<string> Checklist(ContractSearch search) => search.Weakest switch
    {
        [{ Count: 0 }] => ["user space need not promise anything"],
        var sets => sets.SelectMany((set, i) => set.Order().Select(rule => $"[ ] {ContractRules.All[rule].Sentence}").Prepend(i == 0 ? "user space keeps" : "or")),
    };

    /// <summary>For each run why what it keeps is not enough; of runs that keep the same the first.</summary>
    private static IEnumerable<string> Breaches(ContractSystem contract, ContractSearch search) => search.Breaches.SelectMany(breach => new[]
    {
        $"stuck after {Counted.Of(breach.Commands.Count, "command")}, although it keeps {(breach.Kept.Count == 0 ? "none" : $"rules {string.Join(", ", breach.Kept.Order().Select(rule => rule + 1))}")} of {ContractRules.All.Count}:",
        "  " + string.Join("; ", breach.Commands.Select(command => contract.Relation.System.Actions[command.Command])),
    });
}
