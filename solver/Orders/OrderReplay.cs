using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Solver.Orders;

/// <summary>How a sequence of calls went in the model.</summary>
/// <param name="Calls">Calls made.</param>
/// <param name="RefusedAt">Number of the first call that did not return 0, counted from 0; -1 when all did.</param>
/// <param name="Outcome">How that call ended.</param>
/// <param name="Errno">Its negative errno, when it returned.</param>
public sealed record ReplayedCalls(int Calls, int RefusedAt, Outcome Outcome, int Errno)
{
    /// <summary>True when every call returned 0.</summary>
    public bool AllAccepted => RefusedAt < 0;
}

/// <summary>
/// Executes orders in the model: one session, one handler that insists on dependencies, one file for each file of the graph. What the solver claims about
/// an order must come true here.
/// </summary>
public sealed class OrderReplay
{
    /// <summary>Largest graph that is replayed: the step looks dependencies up one by one, as the kernel does.</summary>
    public const int MostFiles = 2_000;

    private const short Device = 0;
    private const short Session = 1;
    private const int FirstFile = 2;

    private readonly int _files;
    private readonly LuoMachine _outgoing;
    private readonly LuoMachine _incoming;

    /// <summary>A replay for <paramref name="graph"/>, or null when it is too large.</summary>
    public static OrderReplay? For(DependencyGraph graph, OrderingDesign design) =>
        graph.Files.Count <= MostFiles ? new OrderReplay(graph, design) : null;

    /// <summary>A machine for <paramref name="graph"/> under <paramref name="design"/>.</summary>
    public OrderReplay(DependencyGraph graph, OrderingDesign design)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(graph.Files.Count, MostFiles);
        _files = graph.Files.Count;
        var workload = WorkloadOf(graph, design);
        var dimensions = new Dimensions
        {
            FilesPerSession = _files,
            UserFiles = (2 * _files) + 4,
            Descriptors = FirstFile + _files,
            Handles = (2 * _files) + 2,
        };
        var full = DesignCatalog.Linux73 with
        {
            DependencyLookup = design.Lookup,
            DependencyRetrieve = design.Retrieve,
            DependencyFinish = design.Finish,
        };
        _outgoing = new LuoMachine(full, workload, dimensions);
        _incoming = new LuoMachine(full with { DependencyLookup = DependencyLookup.None }, workload, dimensions);
    }

    /// <summary>PRESERVE_FD of the files in <paramref name="order"/>, then the reboot with its freeze.</summary>
    public ReplayedCalls Preserve(IReadOnlyList<int> order)
    {
        var bytes = Start(_outgoing);
        return Execute(_outgoing, bytes, [.. order.Select(PreserveOf), new Command(Op.Reboot)]);
    }

    /// <summary>RETRIEVE_FD of the files in <paramref name="order"/>. How they were preserved is a question of its own, so that half looks nothing up.</summary>
    public ReplayedCalls Retrieve(IReadOnlyList<int> order) => Execute(_incoming, Booted(), [.. order.Select(RetrieveOf)]);

    /// <summary>RETRIEVE_FD of each file in <paramref name="order"/> whatever it answers, then FINISH, which alone is judged unless a call never returns.</summary>
    public ReplayedCalls Finish(IReadOnlyList<int> order)
    {
        var bytes = Booted();
        for (var i = 0; i < order.Count; i++)
        {
            var retrieved = Step(_incoming, bytes, RetrieveOf(order[i]));
            if (!retrieved.Returned)
            {
                return new(i + 1, i, retrieved.Outcome, 0);
            }
        }

        var finished = Step(_incoming, bytes, new Command(Op.Finish, Fd: Session));
        return new(order.Count + 1, finished.Ret == 0 ? -1 : order.Count, finished.Outcome, finished.Ret);
    }

    /// <summary>The calls of <paramref name="phase"/> in <paramref name="order"/>.</summary>
    public ReplayedCalls Run(OrderPhase phase, IReadOnlyList<int> order) => phase switch
    {
        OrderPhase.Preserve => Preserve(order),
        OrderPhase.Retrieve => Retrieve(order),
        _ => Finish(order),
    };

    private static Workload WorkloadOf(DependencyGraph graph, OrderingDesign design)
    {
        var needs = graph.Edges.ToLookup(e => e.From);

        // The one handler here has every callback: where a file's own lacks one, what it checks at all is said.
        CheckTimes? Marks(Dependency edge) => edge.Lacking == CheckTimes.Never ? edge.When : design.Checks(edge);
        return new()
        {
            Id = "order",
            Handlers = [new HandlerSpec("full") { Insists = true }],
            Files = [.. graph.Files.Select((name, f) => new FileSpec(name, 0) { Needs = [.. needs[f].Select(e => e.To)], Marks = [.. needs[f].Select(Marks)] })],
            Names = ["s"],
            Tokens = [.. Enumerable.Range(1, graph.Files.Count).Select(t => (ulong)t)],
            Descriptors = ["dev", "s", .. graph.Files],
        };
    }

    private static Command PreserveOf(int file) => new(Op.PreserveFd, Fd: Session, Other: (short)(FirstFile + file), Token: (short)file);

    private static Command RetrieveOf(int file) => new(Op.RetrieveFd, Fd: Session, Token: (short)file, As: (short)(FirstFile + file));

    /// <summary>A session with its files open and nothing preserved.</summary>
    private byte[] Start(LuoMachine machine)
    {
        var bytes = machine.NewState();
        Demand(machine, bytes, new Command(Op.Register, Object: 0));
        Demand(machine, bytes, new Command(Op.OpenDev, As: Device));
        Demand(machine, bytes, new Command(Op.CreateSession, Fd: Device, As: Session, Object: 0));
        for (var f = 0; f < _files; f++)
        {
            Demand(machine, bytes, new Command(Op.OpenFile, Object: (short)f, As: (short)(FirstFile + f)));
        }

        return bytes;
    }

    /// <summary>The next kernel with the session retrieved and none of its files.</summary>
    private byte[] Booted()
    {
        var bytes = Start(_incoming);
        for (var f = 0; f < _files; f++)
        {
            Demand(_incoming, bytes, PreserveOf(f));
        }

        Demand(_incoming, bytes, new Command(Op.Reboot));
        Demand(_incoming, bytes, new Command(Op.Register, Object: 0));
        Demand(_incoming, bytes, new Command(Op.OpenDev, As: Device));
        Demand(_incoming, bytes, new Command(Op.RetrieveSession, Fd: Device, As: Session, Object: 0));
        return bytes;
    }

    private static ReplayedCalls Execute(LuoMachine machine, byte[] bytes, Command[] calls)
    {
        for (var i = 0; i < calls.Length; i++)
        {
            var result = Step(machine, bytes, calls[i]);
            if (!result.Returned || result.Ret < 0)
            {
                return new(i + 1, i, result.Outcome, result.Ret);
            }
        }

        return new(calls.Length, -1, Outcome.Returned, 0);
    }

    private static Result Step(LuoMachine machine, byte[] bytes, Command command)
    {
        var environment = default(Benign);
        var sink = default(NoEvents);
        return machine.Step(new LuoState(machine.Layout, bytes), command, ref environment, ref sink);
    }

    private static void Demand(LuoMachine machine, byte[] bytes, Command command)
    {
        var result = Step(machine, bytes, command);
        if (!result.Returned || result.Ret < 0)
        {
            throw new InvalidOperationException($"{command.Op} was refused while a replay was prepared");
        }
    }
}
