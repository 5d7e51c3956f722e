using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;
using LuoModel.Model.Traces;

namespace LuoModel.Cli.Renderers;

/// <summary>
/// A trace in the Informal Trace Format (apalache ADR 015), for the readers of other checkers. Integers are always #bigint, sets and maps are sorted, every state
/// has its #meta; values of #meta are strings but for the index and varTypes, because a widely used reader decodes nothing else.
/// </summary>
internal sealed class ItfTrace
{
    private static readonly (string Name, string Type)[] s_vars =
    [
        ("phase", "Str"),
        ("kernel", "Int"),
        ("sessions", "Str -> { list: Str, retrieved: Bool, files: Seq(Int) }"),
        ("files", "Str -> { handler: Str, origin: Str, status: Str, frozen: Int, retrieveStatus: Int }"),
        ("flbs", "Str -> { outgoing: Int, incoming: Int, retrieved: Bool, finished: Bool }"),
        ("ledger", "{ fileReferences: Int, modulePins: Int, flbOutgoing: Int, flbIncoming: Int, duplicateMap: Int }"),
        ("lastErrno", "Str"),
        ("mbt::actionTaken", "Str"),
        ("mbt::nondetPicks", "{ command: Str, deviations: Set(Int) }"),
    ];

    private readonly Utf8JsonWriter _json;
    private readonly Trace _trace;

    private ItfTrace(Utf8JsonWriter json, Trace trace)
    {
        _json = json;
        _trace = trace;
    }

    /// <summary>Renders a trace.</summary>
    public static string Render(Trace trace)
    {
        var text = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(text, options))
        {
            new ItfTrace(json, trace).Write();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan) + "\n";
    }

    private void Write()
    {
        _json.WriteStartObject();
        Meta();
        _json.WriteStartArray("params");
        _json.WriteEndArray();
        _json.WriteStartArray("vars");
        foreach (var (name, _) in s_vars)
        {
            _json.WriteStringValue(name);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("states");
        for (var i = 0; i <= _trace.Steps.Count; i++)
        {
            State(i);
        }

        _json.WriteEndArray();
        var last = _trace.Steps.Count > 0 ? _trace.Steps[^1] : null;
        if (_trace.Loop is { } loop)
        {
            _json.WriteNumber("loop", loop);
        }
        else if (last is not null && last.Result.Outcome != Outcome.Returned)
        {
            _json.WriteNumber("loop", _trace.Steps.Count); // a machine that stopped stays as it is for ever
        }

        _json.WriteEndObject();
    }

    private void Meta()
    {
        string[] violated = [.. _trace.Steps.SelectMany(step => step.Violated).Distinct().Order(StringComparer.Ordinal)];
        _json.WriteStartObject("#meta");
        _json.WriteString("format", "ITF");
        _json.WriteString("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
        _json.WriteString("source", _trace.System.Workload.Id);
        _json.WriteString("status", violated.Length > 0 ? "violation" : "ok");
        _json.WriteString("description", $"Live Update Orchestrator, design {_trace.System.Design.Id}, workload {_trace.System.Workload.Id}");
        _json.WriteString("variant", _trace.System.Design.Id);
        _json.WriteString("invariant", string.Join(',', violated));
        _json.WriteString("verdict", violated.Length > 0 ? "violated" : "witness");
        _json.WriteString("engine", "replay");
        var bounds = _trace.System.Workload.Bounds;
        _json.WriteString("bounds", string.Create(CultureInfo.InvariantCulture, $"kexecs <= {bounds.Kexecs}, faults <= {bounds.Faults}"));
        _json.WriteString("seed", string.Empty);
        _json.WriteString("kernelCommit", _trace.System.Design.About);
        _json.WriteString("replay", _trace.ReplayText);
        _json.WriteStartObject("varTypes");
        foreach (var (name, type) in s_vars)
        {
            _json.WriteString(name, type);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void State(int index)
    {
        var state = index == 0 ? _trace.Before(0) : _trace.Steps[index - 1].State(_trace.System);
        var step = index == 0 ? null : _trace.Steps[index - 1];
        _json.WriteStartObject();
        _json.WriteStartObject("#meta");
        _json.WriteNumber("index", index);
        _json.WriteString("actor", step?.Actor ?? string.Empty);
        _json.WriteString("errno", step is null ? string.Empty : Names.Of(step.Result));
        _json.WriteString("kernelRef", step is null ? string.Empty : Actors.KernelFunction(step.Command.Op));
        _json.WriteString("violated", step is null ? string.Empty : string.Join(',', step.Violated));
        _json.WriteString("note", step is null ? string.Empty : StepNote.Of(_trace, step) ?? string.Empty);
        _json.WriteEndObject();
        _json.WriteString("phase", Phase(state));
        Integer("kernel", state.Core.Kexecs + 1);
        var sessions = Sessions(state);
        Map("sessions", sessions, SessionValue);
        Map("files", [.. sessions.SelectMany(Files)], FileValue);
        var flbs = Enumerable.Range(0, _trace.System.Workload.Flbs.Count).ToArray();
        var records = new FlbRecord[flbs.Length];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = state.Flb(i);
        }

        Map("flbs", [.. flbs.Select(flb => (_trace.System.Workload.Flbs[flb], records[flb]))], FlbValue);
        Ledger(state);
        _json.WriteString("lastErrno", step is null ? "0" : Names.Of(step.Result));
        _json.WriteString("mbt::actionTaken", step is null ? "init" : Names.Of(step.Command.Op));
        Picks(step);
        _json.WriteEndObject();
    }

    private string Phase(LuoState state) => state.Core.Halted != 0 ? "stopped"
        : _trace.System.Design.Vocabulary != Vocabulary.Sessions ? state.Core.State.ToString().ToLowerInvariant()
        : state.Core.SerializeHeld != 0 ? "serialized"
        : state.Core.Enabled == 0 ? "disabled" : "running";

    private sealed record SessionView(SessionList List, bool Retrieved, FileEntry[] Entries, string[] Origins);

    private List<(string Key, SessionView Value)> Sessions(LuoState state)
    {
        var found = new List<(string, SessionView)>();
        for (var slot = 0; slot < state.Layout.SessionSlots; slot++)
        {
            ref var session = ref state.Session(slot);
            if (session.List == SessionList.Free)
            {
                continue;
            }

            FileEntry[] entries = [.. state.Files(slot)];
            var origins = new string[entries.Length];
            for (var i = 0; i < entries.Length; i++)
            {
                var handle = entries[i].Data.Handle;
                var origin = handle == 0 ? -1 : state.Handle(handle - 1).Origin - 2;
                origins[i] = origin < 0 ? string.Empty : _trace.System.Workload.Files[origin].Name;
            }

            found.Add(($"{ListName(session.List)} {_trace.System.Workload.Names[session.Name]}", new SessionView(session.List, session.Retrieved != 0, entries, origins)));
        }

        return found;
    }

    private IEnumerable<(string Key, (FileEntry Entry, string Origin) Value)> Files((string Key, SessionView Value) session) =>
        session.Value.Entries.Select((entry, i) =>
            (string.Create(CultureInfo.InvariantCulture, $"{session.Key} token {_trace.System.Workload.Tokens[entry.Token]}"), (entry, session.Value.Origins[i])));

    private void SessionValue(SessionView session)
    {
        _json.WriteString("list", ListName(session.List));
        _json.WriteBoolean("retrieved", session.Retrieved);
        _json.WriteStartArray("files");
        foreach (var entry in session.Entries)
        {
            Integer(null, _trace.System.Workload.Tokens[entry.Token]);
        }

        _json.WriteEndArray();
    }

    private void FileValue((FileEntry Entry, string Origin) file)
    {
        var status = file.Entry.RetrieveStatus switch { 0 when file.Entry.File == 0 => "waiting", 0 => "preserved", > 0 => "retrieved", _ => "failed" };
        _json.WriteString("handler", _trace.System.Workload.Handlers[file.Entry.Handler].Name);
        _json.WriteString("origin", file.Origin);
        _json.WriteString("status", status);
        Integer("frozen", file.Entry.Data.Bumps);
        Integer("retrieveStatus", file.Entry.RetrieveStatus);
    }

    private void FlbValue(FlbRecord flb)
    {
        Integer("outgoing", flb.OutCount);
        Integer("incoming", flb.InCount);
        _json.WriteBoolean("retrieved", flb.InStatus > 0);
        _json.WriteBoolean("finished", flb.Finished != 0);
    }

    private void Ledger(LuoState state)
    {
        var resources = Resources.Of(state, _trace.System);
        _json.WriteStartObject("ledger");
        foreach (var kind in Enum.GetValues<ResourceKind>())
        {
            var name = kind.ToString();
            Integer(char.ToLowerInvariant(name[0]) + name[1..], resources.Where(resource => resource.Kind == kind).Sum(resource => (long)resource.Held));
        }

        _json.WriteEndObject();
    }

    private void Picks(TraceStep? step)
    {
        _json.WriteStartObject("mbt::nondetPicks");
        _json.WriteString("command", step is null ? string.Empty : Names.Of(step.Command, _trace.System.Workload));
        _json.WriteStartObject("deviations");
        _json.WriteStartArray("#set");
        for (var point = 0; step is not null && point < 64; point++)
        {
            if ((step.Replay.Points >> point & 1) != 0)
            {
                Integer(null, point);
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Map<T>(string name, IReadOnlyList<(string Key, T Value)> entries, Action<T> record)
    {
        _json.WriteStartObject(name);
        _json.WriteStartArray("#map");
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            _json.WriteStartArray();
            _json.WriteStringValue(key);
            _json.WriteStartObject();
            record(value);
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Integer<T>(string? name, T value)
        where T : IFormattable
    {
        if (name is not null)
        {
            _json.WritePropertyName(name);
        }

        _json.WriteStartObject();
        _json.WriteString("#bigint", value.ToString(null, CultureInfo.InvariantCulture));
        _json.WriteEndObject();
    }

    private static string ListName(SessionList list) => list switch
    {
        SessionList.Outgoing => "outgoing",
        SessionList.Incoming => "incoming",
        _ => "handed over",
    };
}
