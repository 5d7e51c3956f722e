using System.Globalization;
using System.Text;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.State;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Scripts;

namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>The commands of a trace as C statements, and what the program needs for them.</summary>
/// <param name="trace">The trace.</param>
/// <param name="mocks">Its files are those of luo_mock.</param>
internal sealed class SelftestSteps(Trace trace, bool mocks)
{
    private readonly Workload _workload = trace.System.Workload;
    private int _at;

    /// <summary>The program asks luo_mock.</summary>
    public bool Mocks => mocks;

    /// <summary>Lines that the program reports so far.</summary>
    public int Tests { get; private set; }

    /// <summary>Functions that are called, with those they call.</summary>
    public HashSet<string> Used { get; } = [];

    /// <summary>Variables of descriptors, in a fixed order.</summary>
    public SortedSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a step ends its kernel.</summary>
    public static bool Jumps(TraceStep step) => step.Command.Op == Op.Reboot && step.Result is { Outcome: Outcome.Returned, Ret: >= 0 };

    /// <summary>What a boot does by itself: handlers and links, the device, at first also the files.</summary>
    public void SetUp(StringBuilder text, bool first)
    {
        if (mocks)
        {
            Tell(text, first);
        }

        foreach (var command in trace.System.Catalog.Setup(first))
        {
            // Memory has its handler in the kernel; what a driver registers needs the module.
            if (mocks || Actors.Of(command.Op) != Actors.Driver)
            {
                Check(text, command, "0", Names.Of(command, _workload));
            }
        }
    }

    /// <summary>One command: what fails in it, the call with what it must answer, and what comes back with it.</summary>
    public void Step(StringBuilder text, int index)
    {
        _at = index;
        var step = trace.Steps[index];
        var after = step.State(trace.System);
        var name = $"{index + 1} {Names.Of(step.Command, _workload)}";
        var faults = SelftestMocks.Faults(step, index + 1);
        foreach (var e in TraceInjections.Of(step))
        {
            Use("mock_inject");
            var slot = e.Who.ToString(CultureInfo.InvariantCulture);
            var file = SelftestMocks.Origin(e, trace.Before(index), after, _workload);
            Line(text, $"mock_inject({SelftestMocks.Callback(e.Kind)}, {slot}, {CText.Quoted(file)}, {Errno.Name(e.Ret)}, 1);");
        }

        if (mocks && step.Command.Op == Op.PreserveFd && Enumerable.Range(0, _workload.Handlers.Count).Any(Insists))
        {
            Use("mock_tell");
            Line(text, $"mock_tell({CText.Quoted(SessionName(step.Command.Fd))});");
        }

        Fail(text, faults, begins: true);
        switch (step.Result.Outcome)
        {
            case Outcome.Returned when Jumps(step):
                Line(text, "printf(\"# the next kernel goes on with the next stage\\n\");");
                Line(text, $"printf(\"# it answered %d\\n\", {Call(step.Command)});");
                Line(text, $"report(0, {CText.Quoted(name + " leads into the next kernel")});");
                break;
            case Outcome.Returned:
                Check(text, step.Command, Errno.Name(step.Result.Ret), name);
                break;
            default:
                Stops(text, step, name);
                break;
        }

        Fail(text, faults, begins: false);
        CameBack(text, step, after, name);
    }

    private void Check(StringBuilder text, in Command command, string expected, string name)
    {
        Use("check");
        Line(text, $"check({Call(command)}, {expected}, {CText.Quoted(name)});");
        Tests++;
    }

    private void Report(StringBuilder text, string condition, string name)
    {
        Line(text, $"report({condition}, {CText.Quoted(name)});");
        Tests++;
    }

    private void Fail(StringBuilder text, IReadOnlyList<FaultKind> faults, bool begins)
    {
        if (faults.Contains(FaultKind.Fd))
        {
            Use("no_numbers_left");
            Line(text, $"no_numbers_left({(begins ? 1 : 0)});");
        }

        if (begins && faults.Contains(FaultKind.CopyToUser))
        {
            Use("lost_answers");
            Line(text, "answer_is_lost = 1;");
        }
    }

    /// <summary>A command after which nothing goes on: a child makes the call. A panic or an oops of the kernel is for its log to show.</summary>
    private void Stops(StringBuilder text, TraceStep step, string name)
    {
        Use("never_returns");
        Line(text, "child = fork();");
        Line(text, "if (!child) {");
        Line(text, $"\t(void)!{Call(step.Command)};");
        Line(text, "\t_exit(0);");
        Line(text, "}");
        Report(text, "never_returns(child)", $"{name}: {Names.Of(step.Result)}");
    }

    /// <summary>What an answer holds: the file that was preserved, the name of the session.</summary>
    private void CameBack(StringBuilder text, TraceStep step, LuoState after, string name)
    {
        if (step.Command.Op == Op.GetName && step.Result is { Outcome: Outcome.Returned, Ret: 0 })
        {
            Report(text, $"!strcmp(name_answered, {CText.Quoted(SessionName(step.Command.Fd))})", $"{name}: it is the name of the session");
            return;
        }

        if (step.Command.Op != Op.RetrieveFd || step.Result is not { Outcome: Outcome.Returned, Ret: 0 } || step.Command.As < 0)
        {
            return;
        }

        var slot = after.Descriptor(step.Command.As) - 1;
        if (slot < 0 || after.User(slot).Origin is not (>= 0 and var origin))
        {
            return;
        }

        var file = _workload.Files[origin];
        var check = mocks ? "mock_is" : "holds";
        if (mocks || !IsMemory(file))
        {
            Use(check);
            Report(text, $"{check}({Variable(step.Command.As)}, {CText.Quoted(file.Name)})", $"{name}: it is {file.Name}");
        }
    }

    private void Tell(StringBuilder text, bool first)
    {
        Use("mock_do");
        if (first)
        {
            Line(text, "mock_do(LUO_MOCK_RESET, LUO_MOCK_ANY, LUO_MOCK_ANY, 1, 0);");
        }

        for (var handler = 0; handler < _workload.Handlers.Count; handler++)
        {
            var spec = _workload.Handlers[handler];
            Line(text, $"mock_do(LUO_MOCK_SET_CALLBACKS, {handler}, LUO_MOCK_ANY, 0, {SelftestMocks.Callbacks(spec)});");
            var insists = Insists(handler);
            if (first && (insists || spec.InsistsOnItself))
            {
                Line(text, $"mock_do(LUO_MOCK_SET_CAN_FINISH, {handler}, LUO_MOCK_ANY, {(insists ? "LUO_MOCK_NEEDS" : "LUO_MOCK_RETRIEVED")}, 0);");
            }

            if (first && spec.UseFlb > 0)
            {
                Line(text, $"mock_do(LUO_MOCK_SET_USE_FLB, {handler}, {spec.UseFlb - 1}, 0, 0);");
            }

            if (first && spec.FreezesPositive)
            {
                Use("mock_inject");
                Line(text, $"mock_inject(LUO_MOCK_FREEZE, {handler}, \"\", 1, -1);");
            }
        }
    }

    /// <summary>The call of a command; its value is what the command answers.</summary>
    private string Call(in Command command)
    {
        var fd = command.Fd >= 0 ? Variable(command.Fd) : "-1";
        var into = command.As >= 0 ? "&" + Variable(command.As) : "NULL";
        return command.Op switch
        {
            Op.OpenDev => Use("open_device", into),
            Op.Close => Use("drop", "&" + fd),
            Op.Dup => Use("copy", fd, into),
            Op.OpenFile => Open(command.Object, into),
            Op.CreateSession => Use("create_session", fd, CText.Quoted(_workload.Names[command.Object]), into),
            Op.RetrieveSession => Use("retrieve_session", fd, CText.Quoted(_workload.Names[command.Object]), into),
            Op.PreserveFd => Use("preserve_fd", fd, Variable(command.Other), Token(command.Token)),
            Op.RetrieveFd => Use("retrieve_fd", fd, Token(command.Token), into),
            Op.Finish => Use("finish", fd, Number(command.Value)),
            Op.GetName when (GetNameArgument)command.Other == GetNameArgument.Proper => Use("get_name", fd, Number(command.Value)),
            Op.Reboot when (RebootKind)command.Value == RebootKind.Kexec => Use("jump"),
            Op.Register => Driver("REGISTER", command.Object, -1),
            Op.Unregister => Driver("UNREGISTER", command.Object, -1),
            Op.RegisterFlb => Driver("LINK", command.Object, command.Other),
            Op.UnregisterFlb => Driver("UNLINK", command.Object, command.Other),
            Op.FlbGetIn => Driver("GET_INCOMING", -1, command.Object),
            Op.FlbPutIn => Driver("PUT_INCOMING", -1, command.Object),
            Op.FlbGetOut => Driver("GET_OUTGOING", -1, command.Object),
            Op.FlbPutOut => Driver("PUT_OUTGOING", -1, command.Object),
            Op.SetModule => Module(command),
            Op.WriteFile => Use("write_byte", fd),
            Op.SealFile => Use("answer", $"fcntl({fd}, F_ADD_SEALS, F_SEAL_WRITE)"),
            _ => throw new UserError($"--format c: nothing in a released kernel stands for '{Names.Of(command, _workload)}'{(StepNote.Of(trace, trace.Steps[_at]) is { } note ? $"; {note}" : string.Empty)}"),
        };
    }

    private string Open(int number, string into)
    {
        var file = _workload.Files[number];
        if (mocks)
        {
            var handler = file.Handler < 0 ? "LUO_MOCK_ANY" : Number(file.Handler);
            return Use("mock_open", CText.Quoted(file.Name), handler, Number(file.Inode < 0 ? 0 : file.Inode + 1), Needs(number), into);
        }

        return file.Handler < 0 ? Use("make_other", into) : Use("make_memory", CText.Quoted(file.Name), into);
    }

    /// <summary>What can_finish of the mock asks for; it looks nothing up in other callbacks, which no release has a function for.</summary>
    private string Needs(int file) => CText.Quoted(string.Join(',', DependencyChecks.Insisted(_workload, file).Select(needed => _workload.Files[needed].Name)));

    /// <summary>A handler that insists is told so even where none of its files needs anything.</summary>
    private bool Insists(int handler) => _workload.Handlers[handler].Insists || DependencyChecks.HandlerInsists(_workload, handler);

    private string Driver(string request, int handler, int flb) =>
        Use("mock_do", $"LUO_MOCK_{request}", handler < 0 ? "LUO_MOCK_ANY" : Number(handler), flb < 0 ? "LUO_MOCK_ANY" : Number(flb), "0", "0");

    private string Module(in Command command)
    {
        var handlers = _workload.Handlers.Count;
        return command.Object < handlers
            ? Use("mock_do", "LUO_MOCK_SET_MODULE", Number(command.Object), "LUO_MOCK_ANY", Number(command.Value), "0")
            : Use("mock_do", "LUO_MOCK_SET_MODULE", "LUO_MOCK_ANY", Number(command.Object - handlers), Number(command.Value), "0");
    }

    /// <summary>Files of a workload that is about memory hold what the trace writes; the others hold their name.</summary>
    private bool IsMemory(FileSpec file) => file.Handler >= 0 && _workload.Handlers[file.Handler].Memory;

    /// <summary>The name of the session that a descriptor was given for last: GET_NAME has to answer it.</summary>
    private string SessionName(short fd)
    {
        var given = trace.Steps.Take(_at).LastOrDefault(step => step.Command.As == fd && step.Command.Op is Op.CreateSession or Op.RetrieveSession);
        return given is null ? string.Empty : _workload.Names[given.Command.Object];
    }

    private string Variable(short fd)
    {
        var name = "fd_" + string.Concat(_workload.Descriptors[fd].Select(c => c == '\'' ? "_again" : char.IsAsciiLetterOrDigit(c) ? c.ToString() : "_"));
        Variables.Add(name);
        return name;
    }

    private string Token(short token) => _workload.Tokens[token].ToString(CultureInfo.InvariantCulture) + "ULL";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private string Use(string helper, params ReadOnlySpan<string> arguments)
    {
        if (Used.Add(helper))
        {
            foreach (var needed in SelftestHelpers.All.First(known => known.Name == helper).Needs)
            {
                Use(needed);
            }
        }

        return $"{helper}({string.Join(", ", arguments!)})";
    }

    private static void Line(StringBuilder text, string line) => text.Append(line.Length > 0 ? "\t" : string.Empty).Append(line).Append('\n');
}
