using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Runs.Recordings;

namespace LuoModel.Runs.Scripts;

/// <summary>
/// A trace as a script of recordings: the commands of each boot and of the trace, with an injection or a fault in front of each that fails. It is on the mocks, so
/// a trace whose handlers do what no mock does has none. A script answers as its trace does: that is tried on the trace's own design before it is given out.
/// </summary>
public sealed class TraceScript
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly RecordingFormat s_format = RecordingFormat.Sessions;

    private readonly Trace _trace;
    private readonly Workload _workload;
    private readonly int[] _handlers;
    private readonly List<string> _commands = [];
    private readonly List<(int Command, int Ret)> _answers = [];
    private readonly Dictionary<int, string> _files = [];

    private TraceScript(Trace trace)
    {
        _trace = trace;
        _workload = trace.System.Workload;
        _handlers = MockHandlers.Of(_workload);
    }

    /// <summary>The <c>cmd</c> objects.</summary>
    /// <exception cref="UserError">No script of recordings does what the trace does; says why.</exception>
    public static IReadOnlyList<string> Of(Trace trace)
    {
        if (trace.System.Design.Vocabulary != Vocabulary.Sessions)
        {
            throw new UserError($"{trace.System.Design.Id} has other calls than the released kernels");
        }

        if (trace.System.Workload is { SessionsPerBlock: > 0 } or { SessionsPerArea: > 0 } or { StandingSessions: > 0 })
        {
            throw new UserError($"workload {trace.System.Workload.Id} scales the limits of the kernel down or has sessions of others");
        }

        var script = new TraceScript(trace);
        script.Write();
        script.Try();
        return script._commands;
    }

    private void Write()
    {
        SetUp(first: true);
        for (var i = 0; i < _trace.Steps.Count; i++)
        {
            var step = _trace.Steps[i];
            Interfere(step, i);
            _answers.Add((_commands.Count, step.Result.Returned ? step.Result.Ret : int.MinValue));
            Add(step.Command);
            if (step.Result is { Outcome: Outcome.Returned, Ret: >= 0 } && step.Command.Op is Op.Reboot or Op.ColdBoot)
            {
                SetUp(first: false);
            }
        }
    }

    /// <summary>What a boot does by itself; the options of the mocks survive it.</summary>
    private void SetUp(bool first)
    {
        for (var handler = 0; first && handler < _handlers.Length; handler++)
        {
            var spec = _workload.Handlers[handler];
            if (spec.InsistsOnItself)
            {
                _commands.Add($$"""{"op":"set_handler","h":"{{Letter(handler)}}","can_finish":"retrieved"}""");
            }

            if (spec.UseFlb > 0)
            {
                _commands.Add($$"""{"op":"set_handler","h":"{{Letter(handler)}}","use_flb":"{{Flb(spec.UseFlb - 1)}}"}""");
            }

            if (spec.FreezesPositive)
            {
                _commands.Add($$"""{"op":"inject","cb":"freeze","ret":1,"h":"{{Letter(handler)}}","times":-1}""");
            }
        }

        foreach (var command in _trace.System.Catalog.Setup(first))
        {
            Add(command);
        }
    }

    /// <summary>What fails in a step, asked for in front of it.</summary>
    private void Interfere(TraceStep step, int index)
    {
        if (step.Events.Any(e => e.Kind == EventKind.DependencyLookup))
        {
            throw new UserError("a handler looks a dependency up, for which no released kernel has a function");
        }

        foreach (var group in step.Events.Where(e => e.Kind == EventKind.Fault).GroupBy(e => (FaultKind)e.N))
        {
            var kind = s_format.Faults.FirstOrDefault(known => known.Value == group.Key).Key
                ?? throw new UserError($"scripts of recordings can not make {Names.Of(group.Key)} fail");
            _commands.Add($$"""{"op":"fault","kind":"{{kind}}","n":1}"""); // an earlier use than the trace's is found out by Try
        }

        foreach (var e in TraceInjections.Of(step))
        {
            var callback = s_format.Callbacks.First(known => known.Value == e.Kind).Key;
            var file = TraceInjections.Origin(e, _trace.Before(index), step.State(_trace.System));
            var of = callback.StartsWith("flb_", StringComparison.Ordinal) ? Flb(e.Who) : Letter(e.Who);
            var which = file >= 0 && _files.TryGetValue(file, out var name) ? $",\"file\":{Quoted(name)}" : string.Empty;
            _commands.Add(string.Create(CultureInfo.InvariantCulture, $$"""{"op":"inject","cb":"{{callback}}","ret":{{e.Ret}},"h":"{{of}}"{{which}}}"""));
        }
    }

    private void Add(in Command command) => _commands.Add(command.Op switch
    {
        Op.OpenDev => $$"""{"op":"open_dev","as":{{Fd(command.As)}}}""",
        Op.Close => $$"""{"op":"close","fd":{{Fd(command.Fd)}}}""",
        Op.Dup => $$"""{"op":"dup","fd":{{Fd(command.Fd)}},"as":{{Fd(command.As)}}}""",
        Op.OpenFile => Open(command),
        Op.CreateSession => $$"""{"op":"create_session","dev":{{Fd(command.Fd)}},"as":{{Fd(command.As)}},"name":{{Quoted(_workload.Names[command.Object])}}}""",
        Op.RetrieveSession => $$"""{"op":"retrieve_session","dev":{{Fd(command.Fd)}},"as":{{Fd(command.As)}},"name":{{Quoted(_workload.Names[command.Object])}}}""",
        Op.PreserveFd => $$"""{"op":"preserve_fd","session":{{Fd(command.Fd)}},"fd":{{Fd(command.Other)}},"token":{{Token(command.Token)}}}""",
        Op.RetrieveFd => $$"""{"op":"retrieve_fd","session":{{Fd(command.Fd)}},"token":{{Token(command.Token)}},"as":{{Fd(command.As)}}}""",
        Op.Finish => $$"""{"op":"finish","session":{{Fd(command.Fd)}}{{Reserved(command.Value)}}}""",
        Op.GetName when (GetNameArgument)command.Other == GetNameArgument.Proper => $$"""{"op":"get_name","session":{{Fd(command.Fd)}}{{Reserved(command.Value)}}}""",
        Op.Reboot when (RebootKind)command.Value == RebootKind.Kexec => """{"op":"reboot"}""",
        Op.ColdBoot => """{"op":"cold_boot"}""",
        Op.Register => $$"""{"op":"register","h":"{{Letter(command.Object)}}"}""",
        Op.Unregister => $$"""{"op":"unregister","h":"{{Letter(command.Object)}}"}""",
        Op.RegisterFlb => $$"""{"op":"register_flb","h":"{{Letter(command.Object)}}","flb":"{{Flb(command.Other)}}"}""",
        Op.UnregisterFlb => $$"""{"op":"unregister_flb","h":"{{Letter(command.Object)}}","flb":"{{Flb(command.Other)}}"}""",
        Op.FlbGetIn => $$"""{"op":"flb_get_in","flb":"{{Flb(command.Object)}}"}""",
        Op.FlbPutIn => $$"""{"op":"flb_put_in","flb":"{{Flb(command.Object)}}"}""",
        Op.FlbGetOut => $$"""{"op":"flb_get_out","flb":"{{Flb(command.Object)}}"}""",
        Op.FlbPutOut => $$"""{"op":"flb_put_out","flb":"{{Flb(command.Object)}}"}""",
        Op.SetModule => $$"""{"op":"set_module","m":"{{Module(command.Object)}}","state":"{{(command.Value == 0 ? "live" : "going")}}"}""",
        _ => throw new UserError($"no command of recordings stands for '{Names.Of(command, _workload)}'"),
    });

    private string Open(in Command command)
    {
        var spec = _workload.Files[command.Object];
        if (spec.NoExec || spec.ReadOnly || spec.Device)
        {
            throw new UserError($"file {spec.Name} is more than a mock's");
        }

        var name = Variable(command.As);
        _files[command.Object] = name;
        var type = spec.Handler < 0 ? "X" : Letter(spec.Handler);
        return string.Create(CultureInfo.InvariantCulture, $$"""{"op":"open_file","as":{{Quoted(name)}},"type":"{{type}}","ino":{{spec.Inode + 1}}}""");
    }

    /// <summary>Plays the script on the trace's design: a script that answers otherwise, as the mocks are not the trace's handlers, is none.</summary>
    private void Try()
    {
        var answers = ScriptAnswers.Of(_trace.System.Design, _commands);
        foreach (var (command, ret) in _answers)
        {
            if (command < answers.Count && answers[command].Ret != ret)
            {
                throw new UserError($"the mocks of recordings answer {_commands[command]} otherwise than the handlers of workload {_workload.Id}");
            }
        }
    }

    private string Letter(int handler) => s_format.Handlers[_handlers[handler]].Name;

    private static string Flb(int flb) => flb < s_format.Flbs.Count ? s_format.Flbs[flb] : throw new UserError("scripts of recordings have two FLBs");

    private string Module(int module) => module < _workload.Handlers.Count ? "m" + Letter(module) : "m" + Flb(module - _workload.Handlers.Count);

    private string Fd(short fd) => Quoted(Variable(fd));

    private string Variable(short fd)
    {
        var name = new StringBuilder();
        foreach (var c in fd < 0 ? "none" : _workload.Descriptors[fd])
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return fd < 0 ? name.ToString() : name.Append(CultureInfo.InvariantCulture, $"_{fd}").ToString();
    }

    private string Token(short token) => _workload.Tokens[token].ToString(CultureInfo.InvariantCulture);

    private static string Reserved(int value) => value == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $",\"reserved\":{value}");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, s_plain);
}
