using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Kernel.SessionMachine;

/// <summary>
/// A v4 machine with files f1 (handler A), f2 (B, freeze changes the word), f3 (C, hears of neither freeze nor cancel nor finish), sessions one and two, and
/// subsystems P and Q. Commands are methods that give the result; <see cref="Log"/> has the events of the last one as short words.
/// </summary>
internal sealed class V4
{
    internal const short Device = 0;
    internal const short One = 1;
    internal const short Two = 2;
    internal const short FirstFile = 3;
    internal const short Restored = 6;
    internal const int EmptyName = 2;
    internal const int LongName = 3;
    internal const int CutName = 4;

    private readonly LuoMachine _machine;
    private readonly byte[] _bytes;
    private readonly Dictionary<EventKind, Queue<int>> _answers = [];
    private readonly Dictionary<FaultKind, int> _faults = [];

    internal V4(Design? design = null)
    {
        var workload = new Workload
        {
            Id = "v4",
            Handlers = [new("A"), new("B") { FreezeBumps = true }, new("C") { Freeze = false, Cancel = false, Finish = false }],
            Subsystems = [new("P") { Freeze = true, Boot = true, FreezeBumps = true }, new("Q") { Freeze = true, Boot = true }],
            Files = [new("f1", 0), new("f2", 1), new("f3", 2)],
            Names = ["one", "two", string.Empty, new string('x', 56), new string('x', 55)],
            Tokens = [0, 1, 2],
            Descriptors = ["d", "one", "two", "f1", "f2", "f3", "r"],
        };
        _machine = new LuoMachine(
            design ?? DesignCatalog.V4,
            workload,
            new Dimensions { Sessions = 4, FilesPerSession = 3, UserFiles = 16, Descriptors = 7, Handles = 12, Handlers = 3, Subsystems = 2 });
        _bytes = _machine.NewState();
    }

    internal LuoState State => new(_machine.Layout, _bytes);

    internal ReadOnlySpan<byte> Bytes => _bytes;

    internal string Log { get; private set; } = string.Empty;

    /// <summary>The kernels that follow begin the same way: handlers and subsystems registered, device open.</summary>
    internal V4 Boot(bool subsystems = false)
    {
        for (short h = 0; h < 3; h++)
        {
            Do(new Command(Op.Register, Object: h));
        }

        for (short s = 0; subsystems && s < 2; s++)
        {
            Do(new Command(Op.RegisterSubsystem, Object: s));
        }

        Do(new Command(Op.OpenDev, As: Device));
        return this;
    }

    /// <summary>Session one with the files 1 to <paramref name="files"/>, then session two without any.</summary>
    internal V4 Sessions(int files)
    {
        Create(One);
        for (short f = 0; f < files; f++)
        {
            Do(new Command(Op.OpenFile, Object: f, As: (short)(FirstFile + f)));
            Preserve(One, f + 1);
        }

        Create(Two);
        return this;
    }

    /// <summary>The next callbacks of <paramref name="kind"/> answer these.</summary>
    internal V4 Answer(EventKind kind, params int[] answer)
    {
        _answers[kind] = new Queue<int>(answer);
        return this;
    }

    /// <summary>The <paramref name="n"/>-th next use of <paramref name="kind"/> fails.</summary>
    internal V4 Fault(FaultKind kind, int n = 1)
    {
        _faults[kind] = n;
        return this;
    }

    /// <summary>Freed pages keep their content from now on.</summary>
    internal V4 Keep()
    {
        Do(new Command(Op.SetMem, Value: 1));
        return this;
    }

    /// <summary>Creates the session of that name into the variable of that name.</summary>
    internal int Create(short session) => Do(new Command(Op.CreateSession, Device, session, (short)(session - One))).Ret;

    internal int Create(int name, short variable) => Do(new Command(Op.CreateSession, Device, variable, (short)name)).Ret;

    internal Result Retrieve(short session) => Do(new Command(Op.RetrieveSession, Device, session, (short)(session - One)));

    internal Result Retrieve(int name, short variable) => Do(new Command(Op.RetrieveSession, Device, variable, (short)name));

    /// <summary>Preserves file <paramref name="file"/> (from 1) under the token of that place.</summary>
    internal int Preserve(short session, int file) =>
        Do(new Command(Op.PreserveFd, session, Other: (short)(FirstFile + file - 1), Token: (short)(file - 1))).Ret;

    internal Result Restore(short session, int file) => Do(new Command(Op.RetrieveFd, session, Restored, Token: (short)(file - 1)));

    internal int SessionEvent(short session, LuoEventCode code) => Do(new Command(Op.SessionSetEvent, session, Value: (int)code)).Ret;

    internal Result Event(LuoEventCode code) => Do(new Command(Op.SetEvent, Device, Value: (int)code));

    internal int Prepare() => Event(LuoEventCode.Prepare).Ret;

    internal int Cancel() => Event(LuoEventCode.Cancel).Ret;

    internal Result Finish() => Event(LuoEventCode.Finish);

    internal Result Reboot(bool stay = false) => Do(new Command(Op.Reboot, Value: stay ? 1 : 0));

    internal int Close(short fd) => Do(new Command(Op.Close, fd)).Ret;

    /// <summary>The names on the list, with state and tokens, e.g. <c>one:Updated[1 2] two:Normal[]</c>.</summary>
    internal string List()
    {
        var state = State;
        var words = new List<string>();
        foreach (var slot in state.Outgoing)
        {
            var files = state.Files(slot).ToArray().Select(f => f.Token + 1);
            words.Add($"{(state.Session(slot).Name == 0 ? "one" : "two")}:{state.Session(slot).State}[{string.Join(' ', files)}]");
        }

        return string.Join(' ', words);
    }

    internal Result Do(Command command)
    {
        var environment = new Outside(this);
        var events = new EventBuffer(32);
        var result = _machine.Step(State, command, ref environment, ref events);
        Log = string.Join(' ', events.Events.ToArray().Where(e => e.Kind != EventKind.CanPreserve).Select(Word));
        return result;
    }

    private static string Word(LuoEvent e) => e.Kind switch
    {
        EventKind.Prepare or EventKind.Freeze or EventKind.Cancel or EventKind.Finish or EventKind.Retrieve => $"{e.Kind}{e.Token + 1}",
        EventKind.SubsystemPrepare or EventKind.SubsystemFreeze or EventKind.SubsystemCancel or EventKind.SubsystemBoot or EventKind.SubsystemFinish =>
            $"{e.Kind.ToString()["Subsystem".Length..]}{"PQ"[e.Who]}",
        EventKind.Warn or EventKind.Panic or EventKind.StaleAddress or EventKind.FreedBeforeKexec => $"{e.Kind}({e.Site})",
        EventKind.KhoMisuse => $"KhoMisuse({e.N / 4},{e.N % 4})",
        EventKind.Kexec => $"Kexec({e.Status})",
        EventKind.Fault => $"Fault({(FaultKind)e.N})",
        _ => e.Kind.ToString(),
    };

    private readonly struct Outside(V4 v4) : IEnvironment
    {
        public int Callback(in CallbackPoint point) =>
            v4._answers.TryGetValue(point.Kind, out var answers) && answers.TryDequeue(out var answer) ? answer : point.Natural;

        public bool Fails(FaultKind kind) => v4._faults.TryGetValue(kind, out var left) && (v4._faults[kind] = left - 1) == 0;
    }
}
