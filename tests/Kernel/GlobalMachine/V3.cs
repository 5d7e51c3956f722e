using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Kernel.GlobalMachine;

/// <summary>
/// A v3 machine with files f1 (handler A), f2 (B, freeze changes the word), f3 (C, no freeze), tokens 1 to 3, and subsystems P (all callbacks) and Q. Commands
/// are methods that give the result; <see cref="Log"/> has the events of the last one as short words.
/// </summary>
internal sealed class V3
{
    internal const int A = 0;
    internal const int B = 1;
    internal const int C = 2;
    internal const int P = 0;
    internal const int Q = 1;

    private readonly LuoMachine _machine;
    private readonly byte[] _bytes;
    private readonly Dictionary<EventKind, Queue<int>> _answers = [];
    private readonly Dictionary<FaultKind, int> _faults = [];

    internal V3(Design? design = null, bool early = false)
    {
        var workload = new Workload
        {
            Id = "v3",
            Handlers = [new("A"), new("B") { FreezeBumps = true }, new("C") { Freeze = false }],
            Subsystems = [new("P") { Freeze = true, Boot = true, FreezeBumps = true }, new("Q")],
            Files = [new("f1", A), new("f2", B), new("f3", C)],
            Tokens = [1, 2, 3],
            Descriptors = ["d", "f1", "f2", "f3", "r"],
        };
        _machine = new LuoMachine(
            design ?? DesignCatalog.RfcV3,
            workload,
            new Dimensions { Sessions = 0, GlobalFiles = 3, UserFiles = 10, Descriptors = 5, Handles = 9, Handlers = 3, Subsystems = 2 });
        _bytes = _machine.NewState();
        if (early)
        {
            Do(new Command(Op.SetSubsystem, Object: P, Value: 1));
            Do(new Command(Op.ColdBoot));
        }
    }

    internal LuoState State => new(_machine.Layout, _bytes);

    internal string Log { get; private set; } = string.Empty;

    /// <summary>The kernels that follow begin the same way: handlers and subsystems registered, device open.</summary>
    internal V3 Boot()
    {
        for (short h = 0; h < 3; h++)
        {
            Do(new Command(Op.Register, Object: h));
        }

        Do(new Command(Op.RegisterSubsystem, Object: P));
        Do(new Command(Op.RegisterSubsystem, Object: Q));
        Do(new Command(Op.OpenDev, As: 0));
        return this;
    }

    /// <summary>Opens and registers the files 1 to <paramref name="count"/>.</summary>
    internal V3 Files(int count = 3)
    {
        for (short f = 0; f < count; f++)
        {
            Do(new Command(Op.OpenFile, Object: f, As: (short)(f + 1)));
            Do(new Command(Op.FdPreserve, Fd: 0, Other: (short)(f + 1), Token: f));
        }

        return this;
    }

    /// <summary>The next callback of <paramref name="kind"/> answers <paramref name="answer"/>.</summary>
    internal V3 Answer(EventKind kind, params int[] answer)
    {
        _answers[kind] = new Queue<int>(answer);
        return this;
    }

    /// <summary>The next use of <paramref name="kind"/> fails.</summary>
    internal V3 Fault(FaultKind kind) => FaultAt(kind, 1);

    /// <summary>The <paramref name="n"/>-th next use of <paramref name="kind"/> fails.</summary>
    internal V3 FaultAt(FaultKind kind, int n)
    {
        _faults[kind] = n;
        return this;
    }

    internal Result Event(LuoEventCode code) => Do(new Command(Op.SetEvent, Fd: 0, Value: (int)code));

    internal int Prepare() => Event(LuoEventCode.Prepare).Ret;

    internal int Cancel() => Event(LuoEventCode.Cancel).Ret;

    internal Result Reboot() => Do(new Command(Op.Reboot));

    internal int FileEvent(int token, LuoEventCode code) => Do(new Command(Op.SetFdEvent, Fd: 0, Token: (short)(token - 1), Value: (int)code)).Ret;

    internal Result Restore(int token) => Do(new Command(Op.FdRestore, Fd: 0, Token: (short)(token - 1), As: 4));

    internal Result Do(Command command)
    {
        var environment = new Outside(this);
        var events = new EventBuffer(32);
        var result = _machine.Step(State, command, ref environment, ref events);
        Log = string.Join(' ', events.Events.ToArray().Select(Word));
        return result;
    }

    /// <summary>Tokens of the files that the next kernel would be handed now, with handler letter.</summary>
    internal string Handed()
    {
        var state = State;
        return string.Join(' ', state.TreeNodes[..state.Machine.TreeNodes].ToArray().Select(n => $"{n.Token + 1}:{"ABC"[n.Handler]}"));
    }

    private static string Word(LuoEvent e) => e.Kind switch
    {
        EventKind.Prepare or EventKind.Freeze or EventKind.Cancel or EventKind.Finish or EventKind.Retrieve => $"{e.Kind}{e.Token + 1}",
        EventKind.SubsystemPrepare or EventKind.SubsystemFreeze or EventKind.SubsystemCancel or EventKind.SubsystemBoot or EventKind.SubsystemFinish =>
            $"{e.Kind.ToString()["Subsystem".Length..]}{"PQ"[e.Who]}",
        EventKind.Warn or EventKind.Panic => $"{e.Kind}({e.Site})",
        EventKind.Fault => $"Fault({(FaultKind)e.N})",
        _ => e.Kind.ToString(),
    };

    private readonly struct Outside(V3 v3) : IEnvironment
    {
        public int Callback(in CallbackPoint point) =>
            v3._answers.TryGetValue(point.Kind, out var answers) && answers.TryDequeue(out var answer) ? answer : point.Natural;

        public bool Fails(FaultKind kind) => v3._faults.TryGetValue(kind, out var left) && (v3._faults[kind] = left - 1) == 0;
    }
}
