using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.Kernel;
using LuoModel.Model.State;

namespace LuoModel.Runs.Recordings;

/// <summary>
/// Runs a script on a design, command after command, and writes for each what a recording of it would say: result, events, digest. It is the one place where
/// recordings meet the step; the checker compares its bytes, the generator keeps them.
/// </summary>
internal sealed class Player : IDisposable
{
    private readonly Script _script;
    private readonly LuoMachine _machine;
    private readonly byte[] _state;
    private readonly ScriptedOutside _outside = new();
    private readonly Observer _observer;
    private readonly EventWriter _eventWriter;
    private readonly ViewMemory _seen;
    private readonly DigestWriter _digestWriter;
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 12);
    private readonly Utf8JsonWriter _json;
    private readonly List<Slice> _events = [];
    private readonly Slice[] _digest;
    private EventBuffer _sink = new(64);
    private Command _command;
    private Slice _field;
    private Slice _allEvents;

    /// <summary>A machine of <paramref name="design"/> that has just booted, with room for <paramref name="dimensions"/>.</summary>
    public Player(Script script, Design design, Dimensions dimensions)
    {
        _script = script;
        _machine = new LuoMachine(design, script.Workload, dimensions);
        _state = _machine.NewState();
        _observer = new Observer(script.Workload, script.Format.Vocabulary, dimensions);
        _eventWriter = new EventWriter(script.Format, script.Workload.Names, _observer) { Short = !script.View.SeesInside };
        _digestWriter = DigestWriter.Create(script.Format, script.Workload, _observer);
        _seen = new ViewMemory(script.View);
        _json = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _digest = new Slice[script.Format.Keys.Count];
        Begin();
        WriteDigest();
        End();
    }

    /// <summary>How recordings say that a command never returned, by outcome.</summary>
    internal static string[] StuckWords { get; } = ["", "rwsem read", "rwsem write", "mutex", "panic", "oops"];

    /// <summary>The last result.</summary>
    public Result Result { get; private set; }

    /// <summary>The value of the last result's further field, JSON; absent when there is none.</summary>
    public ReadOnlySpan<byte> Field => _field.Of(_bytes.WrittenSpan);

    /// <summary>Which field that is.</summary>
    public Part FieldPart { get; private set; }

    /// <summary>Why the last command is stuck, as recordings say it.</summary>
    public string Stuck => StuckWords[(int)Result.Outcome];

    /// <summary>The events of the last command, a JSON array.</summary>
    public ReadOnlySpan<byte> Events => _allEvents.Of(_bytes.WrittenSpan);

    /// <summary>How many they are.</summary>
    public int EventCount => _events.Count;

    private int At => (int)(_json.BytesCommitted + _json.BytesPending);

    /// <summary>One event of the last command, JSON.</summary>
    public ReadOnlySpan<byte> Event(int index) => _events[index].Of(_bytes.WrittenSpan);

    /// <summary>Part <paramref name="key"/> of the digest after the last command, JSON; the number is that of the format's list. Not when it is stuck.</summary>
    public ReadOnlySpan<byte> Digest(int key) => _digest[key].Of(_bytes.WrittenSpan);

    /// <summary>Executes one command.</summary>
    /// <exception cref="DimensionExceededException">The state has no room for what it makes.</exception>
    public void Step(in ScriptStep step)
    {
        _sink.Clear();
        Result = Result.Ok;
        if (step.Outside >= 0)
        {
            _script.Outside[step.Outside].Apply(_outside);
        }
        else
        {
            var environment = new ScriptedEnvironment(_outside);
            Result = _machine.Step(State, step.Command, ref environment, ref _sink);
            if (step.Command.Op == Op.OpenDev && Result.Ret == Errno.ENOENT)
            {
                Result = new Result(_script.View.AbsentDevice);
            }

            if (step.Command.Op == Op.OpenFile && Result.Ret == 0)
            {
                _observer.Opened(Result.Value, step.Command.Object);
            }
        }

        Begin();
        WriteEvents();
        _observer.After(State);
        _command = step.Command;
        WriteField(step.Command.Op);
        if (Result.Returned)
        {
            WriteDigest();
        }

        End();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private LuoState State => new(_machine.Layout, _state);

    private void Begin()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteEvents()
    {
        _events.Clear();
        _json.WritePropertyName("events"u8);
        var start = At;
        _json.WriteStartArray();
        for (var i = 0; i < _sink.Events.Length; i++)
        {
            ref readonly var e = ref _sink.Events[_script.View.FreesFirstFirst ? Mirrored(_sink.Events, i) : i];
            if (e.Kind is EventKind.StrayRead or EventKind.FlbInit)
            {
                continue; // the recorded code does this without a sound
            }

            _observer.Take(e);
            if (_seen.Sees(e) && !IsToldLast(e))
            {
                WriteEvent(e);
            }
        }

        foreach (ref readonly var e in _sink.Events)
        {
            if (IsToldLast(e) && _seen.Sees(e))
            {
                WriteEvent(e);
            }
        }

        _json.WriteEndArray();
        _allEvents = new Slice(start, At - start);
    }

    private void WriteEvent(in LuoEvent e)
    {
        var from = At + (_events.Count > 0 ? 1 : 0); // behind the comma
        _eventWriter.Write(_json, e, State);
        _events.Add(new Slice(from, At - from));
    }

    /// <summary>Who makes a call fail from outside learns of it when the call is over.</summary>
    private bool IsToldLast(in LuoEvent e) => e.Kind == EventKind.Fault && !_script.View.SeesInside;

    /// <summary>The place that <paramref name="at"/> has when each run of freed files is turned round.</summary>
    private static int Mirrored(ReadOnlySpan<LuoEvent> events, int at)
    {
        if (!IsFreed(events[at]))
        {
            return at;
        }

        var (first, last) = (at, at);
        while (first > 0 && IsFreed(events[first - 1]))
        {
            first--;
        }

        while (last + 1 < events.Length && IsFreed(events[last + 1]))
        {
            last++;
        }

        return first + last - at;
    }

    private static bool IsFreed(in LuoEvent e) => e.Kind == EventKind.FileFree && (UserFileKind)e.N is not (UserFileKind.Device or UserFileKind.Session);

    private void WriteField(Op op)
    {
        _field = default;
        FieldPart = op switch
        {
            Op.RetrieveFd or Op.FdRestore => Part.File,
            Op.GetName => Part.Name,
            Op.FlbGetIn or Op.FlbGetOut => Part.Object,
            Op.GetState or Op.GetFdState or Op.SessionGetState => Part.Value,
            Op.GetSubsystemData => Part.Data,
            _ => Part.Count,
        };
        if (FieldPart == Part.Count || !Result.Returned || !HasField())
        {
            return;
        }

        _json.WritePropertyName("field"u8);
        var from = At;
        WriteFieldValue(op, Result.Value);
        _field = new Slice(from, At - from);
    }

    /// <summary>A failing call has no answer, but get of an FLB always shows the pointer, and v4 the data word.</summary>
    private bool HasField() => FieldPart switch
    {
        Part.Object => Result.Ret != Errno.ENOSYS,
        Part.Data when _script.Format.Vocabulary == Vocabulary.SessionMachine => true,
        _ => Result.Ret == 0 && Result.Value >= 0,
    };

    private void WriteFieldValue(Op op, int value)
    {
        switch (FieldPart)
        {
            case Part.File:
                _json.WriteStringValue(_observer.File(value));
                break;
            case Part.Name:
                _json.WriteStringValue(_script.Workload.Names[value]);
                break;
            case Part.Object:
                var outgoing = op == Op.FlbGetOut;
                var flb = _command.Object;
                _json.WriteNumberValue(value <= 0 ? 0 : outgoing ? SharedObject.Outgoing(_observer, flb) : SharedObject.Incoming(_observer, flb));
                break;
            case Part.Value:
                _json.WriteStringValue(StateNames.Of(_script.Format.Vocabulary, (MachineState)value));
                break;
            default:
                _json.WriteNumberValue(value < 0 ? 0 : _observer.SharedWord(Model.Commands.Result.ToWord(value)));
                break;
        }
    }

    private void WriteDigest()
    {
        _json.WriteStartObject("state"u8);
        var keys = _script.Format.Keys;
        for (var key = 0; key < keys.Count; key++)
        {
            _json.WritePropertyName(keys[key]);
            var from = At;
            _digestWriter.Write(_json, keys[key], State);
            _digest[key] = new Slice(from, At - from);
        }

        _json.WriteEndObject();
    }
}
