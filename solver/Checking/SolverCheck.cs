using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Solver.Orders;

namespace LuoModel.Solver.Checking;

/// <summary>What the solver says about the dependencies of one workload.</summary>
/// <param name="Design">The design, or the proposal that is shown beside it.</param>
/// <param name="Report">In which orders the files can be preserved, retrieved and finished, and why not in others.</param>
public sealed record WorkloadOrders(Design Design, OrderReport Report);

/// <summary>The solver's part of a check: the orders of the calls, for workloads whose files depend on each other.</summary>
public static class SolverCheck
{
    /// <summary>The name in reports.</summary>
    public const string Engine = "solver";

    /// <summary>The sentences of the three rows, by id.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["orders-preserve"] = "The files of the workload can be preserved in every order.",
        ["orders-retrieve"] = "The files of the workload can be retrieved in every order.",
        ["orders-finish"] = "After the files were retrieved in any order, each tried once, FINISH is not refused.",
    };

    /// <summary>The rows for a run; empty where no file needs another.</summary>
    public static IReadOnlyList<VerdictRow> Rows(Design design, Workload workload, CancellationToken stop) =>
        workload.Files.All(file => file.Needs.Count == 0)
            ? []
            : [.. Orders(design, workload, stop).Report.Phases.Zip(Sentences.Keys, (phase, id) => new VerdictRow(id, Engine, Verdict(phase.Works)))];

    /// <summary>The orders under a design.</summary>
    public static WorkloadOrders Orders(Design design, Workload workload, CancellationToken stop) =>
        new(design, OrderAnalysis.Run(DependencyGraph.Of(workload), OrderingDesign.Of(design), new OrderOptions(), stop));

    private static Verdict Verdict(OrderQuantity works) => works switch
    {
        OrderQuantity.Every => Properties.Checking.Verdict.Proved,
        OrderQuantity.Some or OrderQuantity.None => Properties.Checking.Verdict.Violated,
        OrderQuantity.Unavailable => Properties.Checking.Verdict.Unavailable,
        _ => Properties.Checking.Verdict.Unknown,
    };
}
