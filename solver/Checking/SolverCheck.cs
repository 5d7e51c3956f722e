using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Solver.Orders;
using LuoModel.Solver.Proofs;

namespace LuoModel.Solver.Checking;

/// <summary>What the solver says about the dependencies of one workload.</summary>
/// <param name="Design">The design, or the proposal that is shown beside it.</param>
/// <param name="Report">In which orders the files can be preserved, retrieved and finished, and why not in others.</param>
public sealed record WorkloadOrders(Design Design, OrderReport Report);

/// <summary>What the solver knows beside verdicts.</summary>
/// <param name="Orders">Orders under the design, then under the proposal beside it; only where a file of the workload needs another.</param>
public sealed record SolverFacts(IReadOnlyList<WorkloadOrders> Orders) : EngineFacts;

/// <summary>The solver's part of a check: the orders of the calls for workloads whose files depend on each other, and invariants on the transition relation.</summary>
public sealed class SolverCheck : IEngine
{
    /// <summary>The name in reports.</summary>
    public const string Engine = "solver";

    /// <inheritdoc/>
    public string Name => Engine;

    /// <summary>It reasons about orders, and about the transition relation that is held against the step.</summary>
    public bool ExecutesTheStep => false;

    /// <summary>Nothing where the user stops it, as what the other engines know is reported all the same.</summary>
    public EngineResult Check(InvariantSet set, CheckOptions options)
    {
        try
        {
            if (options.Cancellation.IsCancellationRequested)
            {
                return new EngineResult([]);
            }

            var orders = AllOrders(set, options);
            return new EngineResult([.. OrderRows(orders), .. InvariantRows(set, options)], new SolverFacts(orders));
        }
        catch (OperationCanceledException)
        {
            return new EngineResult([]);
        }
    }

    /// <summary>The sentences of the three rows, by id.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["orders-preserve"] = "The files of the workload can be preserved in every order.",
        ["orders-retrieve"] = "The files of the workload can be retrieved in every order.",
        ["orders-finish"] = "After the files were retrieved in any order, each tried once, FINISH is not refused.",
    };

    /// <summary>The rows for a run: the orders where a file needs another, and the invariants that the transition relation can state.</summary>
    public static IReadOnlyList<VerdictRow> Rows(InvariantSet set, CheckOptions options) =>
        [.. OrderRows(AllOrders(set, options)), .. InvariantRows(set, options)];

    /// <summary>The orders under the design, and what the proposed lookup in preserve would make of them; none where no file needs another.</summary>
    private static IReadOnlyList<WorkloadOrders> AllOrders(InvariantSet set, CheckOptions options) =>
        options.Invariants.Count > 0 || set.System.Workload.Files.All(file => file.Needs.Count == 0)
            ? []
            : [.. new[] { set.System.Design, Proposals.ImplicitRetrieve }.Select(design => Orders(design, set.System.Workload, options.Cancellation))];

    private static IEnumerable<VerdictRow> OrderRows(IReadOnlyList<WorkloadOrders> orders) => orders.Take(1).SelectMany(own =>
        own.Report.Phases.Zip(Sentences.Keys, (phase, id) => new VerdictRow(id, Engine, Verdict(phase.Works))));

    private static IEnumerable<VerdictRow> InvariantRows(InvariantSet set, CheckOptions options)
    {
        var solving = Solving(set.System.Workload);
        if (solving.Bound == 0 || set.Invariants.Count == 0 || RelationSolver.Missing(set.System) is not null)
        {
            return [];
        }

        solving = solving with { Bound = Math.Min(solving.Bound, options.MaxDepth ?? int.MaxValue), Invariants = [.. set.Invariants.Select(invariant => invariant.Id)] };
        return RelationSolver.Run(set.System, solving, options.Cancellation).Select(solved => Row(set, solved));
    }

    /// <summary>How far a workload is unrolled, so that a check stays a matter of seconds; large workloads are left to the other engines.</summary>
    private static SolvingOptions Solving(Workload workload) => (workload.Names.Count * workload.Files.Count, workload.Bounds.Faults) switch
    {
        ( <= 2, _) => new() { Bound = 7 },
        ( <= 3, 0) => new() { Bound = 5 },
        ( <= 3, _) => new() { Bound = 4 },
        _ => new() { Bound = 0 },
    };

    private static VerdictRow Row(InvariantSet set, SolvedInvariant solved)
    {
        var row = new VerdictRow(solved.Id, Engine, Verdict(solved.Verdict))
        {
            Bound = solved.Bound,
            ExactTo = solved.Bound,
            Frontier = [.. solved.Violations.Select(violation => new FaultFrontierPoint(violation.Faults, violation.Commands.Count))],
        };
        if (solved.Violations.Count == 0)
        {
            return row;
        }

        var trace = TracePlayer.Play(set, solved.Violations[^1].Commands);
        return trace.Steps[^1].Violated.Contains(solved.Id)
            ? row with { Trace = trace, Length = trace.Steps.Count, Faults = trace.Faults, Replay = trace.Replay.ToString() }
            : throw new InvalidOperationException($"the solver's run does not violate {solved.Id} in the model: {trace.Replay}");
    }

    private static Verdict Verdict(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Proved => Properties.Checking.Verdict.Proved,
        ProofVerdict.Violated => Properties.Checking.Verdict.Violated,
        _ => Properties.Checking.Verdict.Unknown,
    };

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
