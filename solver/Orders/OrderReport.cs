namespace LuoModel.Solver.Orders;

/// <summary>For how many orders something works.</summary>
public enum OrderQuantity
{
    /// <summary>Whatever the order.</summary>
    Every,

    /// <summary>For at least one order, but not for every one.</summary>
    Some,

    /// <summary>For no order.</summary>
    None,

    /// <summary>The solver gave up within its limits.</summary>
    Unknown,

    /// <summary>There is no solver here.</summary>
    Unavailable,
}

/// <summary>A step of an explanation: the dependency and the kernel rule that makes it matter.</summary>
/// <param name="Edge">The dependency.</param>
/// <param name="Rule">The rule.</param>
public readonly record struct ExplanationEdge(Dependency Edge, OrderRule Rule);

/// <summary>Why no order works. Both cycles are simple; each edge of them is needed: without any one of them the explanation falls apart.</summary>
public sealed record OrderExplanation
{
    /// <summary>A way from a file that FINISH waits for into the cycle; empty when the cycle alone is the reason.</summary>
    public IReadOnlyList<ExplanationEdge> Path { get; init; } = [];

    /// <summary>A shortest cycle, found by graph search: the end of each edge is the start of the next, and the last ends where the first starts.</summary>
    public required IReadOnlyList<ExplanationEdge> Cycle { get; init; }

    /// <summary>The solver's own reason: its unsatisfiable core, minimised; shown to be enough by itself and to need each part.</summary>
    public required IReadOnlyList<ExplanationEdge> Core { get; init; }

    /// <summary>Files that cannot be served in any order, because a cycle can be reached from them; ascending.</summary>
    public required IReadOnlyList<int> Blocked { get; init; }
}

/// <summary>How a repair changes a dependency.</summary>
public enum RepairKind
{
    /// <summary>The handler looks the token up at freeze instead of at preserve.</summary>
    LookUpAtFreeze,

    /// <summary>The retrieve callback does not ask for the dependency.</summary>
    DoNotAskAtRetrieve,

    /// <summary>The dependency goes.</summary>
    Drop,
}

/// <summary>A set of changes after which an order exists; each was checked by asking the solver again.</summary>
/// <param name="Kind">What is done to each of the edges.</param>
/// <param name="Edges">The edges, ascending by their place in the graph.</param>
public sealed record Repair(RepairKind Kind, IReadOnlyList<Dependency> Edges);

/// <summary>Repairs of one phase.</summary>
/// <param name="Size">Edges that must change.</param>
/// <param name="Smallest">True when no smaller repair exists; false when that was not shown within the limits.</param>
/// <param name="AtLeast">Edges that must change at the very least.</param>
/// <param name="All">True when <paramref name="Sets"/> holds every repair of this size.</param>
/// <param name="Sets">The repairs, each as sets of edges and how to change them.</param>
public sealed record RepairReport(int Size, bool Smallest, int AtLeast, bool All, IReadOnlyList<Repair> Sets);

/// <summary>An order that does not work, with the first call that is refused.</summary>
/// <param name="Order">File numbers in the order of the calls.</param>
/// <param name="Edge">The dependency that is missing at that call.</param>
/// <param name="Rule">The rule that refuses it.</param>
public sealed record FailingOrder(IReadOnlyList<int> Order, Dependency Edge, OrderRule Rule);

/// <summary>Whether the model's step bears out what the solver says.</summary>
public enum ReplayVerdict
{
    /// <summary>Nothing was replayed: there is no answer, the graph is too large, or its marks say what no workload can say.</summary>
    NotReplayed,

    /// <summary>Every replayed order went as the solver says.</summary>
    Agrees,

    /// <summary>One did not: a defect of the solver room or of the step.</summary>
    Disagrees,
}

/// <summary>The answer for one phase.</summary>
public sealed record PhaseReport
{
    /// <summary>The phase.</summary>
    public required OrderPhase Phase { get; init; }

    /// <summary>For how many orders it works.</summary>
    public required OrderQuantity Works { get; init; }

    /// <summary>An order that works; null when there is none. The lexicographically first by name where that was asked for.</summary>
    public IReadOnlyList<int>? Order { get; init; }

    /// <summary>All orders that work, lexicographically by name, up to the cap; null unless asked for.</summary>
    public OrderList? AllOrders { get; init; }

    /// <summary>An order that does not work; null unless <see cref="Works"/> is <see cref="OrderQuantity.Some"/>.</summary>
    public FailingOrder? Fails { get; init; }

    /// <summary>Why no order works; null unless <see cref="Works"/> is <see cref="OrderQuantity.None"/>.</summary>
    public OrderExplanation? Explanation { get; init; }

    /// <summary>What would make one work; null unless <see cref="Works"/> is <see cref="OrderQuantity.None"/> and repairs were asked for.</summary>
    public RepairReport? Repairs { get; init; }

    /// <summary>What the model's step said about the orders: those that work were executed, and one that does not.</summary>
    public ReplayVerdict Replay { get; init; }
}

/// <summary>Orders up to a cap.</summary>
/// <param name="Orders">File numbers, one list an order.</param>
/// <param name="Complete">False when there are more than the cap allowed.</param>
public sealed record OrderList(IReadOnlyList<IReadOnlyList<int>> Orders, bool Complete);

/// <summary>What <c>luo order</c> says about one graph under one design.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Design">The design.</param>
/// <param name="Preserve">Preserving all files, and the freeze at reboot.</param>
/// <param name="Retrieve">Retrieving all files.</param>
/// <param name="Finish">Retrieving each file once and then FINISH.</param>
public sealed record OrderReport(DependencyGraph Graph, OrderingDesign Design, PhaseReport Preserve, PhaseReport Retrieve, PhaseReport Finish)
{
    /// <summary>The three phases in the order of a live update.</summary>
    public IEnumerable<PhaseReport> Phases => [Preserve, Retrieve, Finish];
}

/// <summary>What is asked about a graph.</summary>
public sealed record OrderOptions
{
    /// <summary>Give the lexicographically first order instead of any.</summary>
    public bool First { get; init; }

    /// <summary>Give all orders, at most so many; 0 = do not.</summary>
    public int AllUpTo { get; init; }

    /// <summary>Look for the smallest repairs, at most so many; 0 = do not.</summary>
    public int RepairsUpTo { get; init; } = 10;

    /// <summary>Work units of the solver (its rlimit) a single question may cost; the same on every machine, unlike seconds.</summary>
    public uint Effort { get; init; } = 2_000_000_000;

    /// <summary>Work units the search for the smallest repairs may cost in all.</summary>
    public uint RepairEffort { get; init; } = 20_000_000;
}
