using System.Text.Json;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Runs.Recordings;

/// <summary>Writes events as recordings have them: the fields of each kind, in their order, with the numbers and names of the observer.</summary>
internal sealed partial class EventWriter(RecordingFormat format, IReadOnlyList<string> sessionNames, Observer observer)
{
    private static readonly string[] s_sites = [.. Enum.GetNames<WarnSite>().Select(Underscored)];
    private readonly string[] _faults = FaultNames(format);
    private string? _file;
    private readonly bool _globalMachine = format.Vocabulary == Vocabulary.GlobalMachine;

    /// <summary>Leave out what only shows inside of the kernel: the function that panicked, and what memory was before.</summary>
    public bool Short { get; init; }

    /// <summary>Writes one event of a command that led to <paramref name="state"/>.</summary>
    public void Write(Utf8JsonWriter json, in LuoEvent e, LuoState state)
    {
        _file = e.File < 0 ? null : NameOf(e.File, state);
        json.WriteStartObject();
        if (!HandlerCallback(json, e) && !FlbCallback(json, e) && !SubsystemCallback(json, e))
        {
            Incident(json, e);
        }

        json.WriteEndObject();
    }

    private bool HandlerCallback(Utf8JsonWriter json, in LuoEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.CanPreserve:
                Callback(json, "can_preserve"u8, e, file: true);
                json.WriteBoolean("ret"u8, e.Ret != 0);
                return true;
            case EventKind.Preserve:
                Callback(json, "preserve"u8, e, file: true);
                json.WriteNumber("ret"u8, e.Ret);
                Data(json, e.NewData);
                Private(json, e);
                return true;
            case EventKind.Unpreserve:
                Callback(json, "unpreserve"u8, e, file: true);
                Data(json, e.Data);
                Private(json, e);
                return true;
            case EventKind.Freeze:
                Callback(json, "freeze"u8, e, file: true);
                Data(json, e.Data);
                if (format.Vocabulary == Vocabulary.Sessions)
                {
                    Private(json, e);
                }

                NewData(json, e);
                return true;
            case EventKind.Unfreeze:
                Callback(json, "unfreeze"u8, e, file: true);
                Data(json, e.Data);
                Private(json, e);
                return true;
            case EventKind.Prepare:
                Prepare(json, e);
                return true;
            case EventKind.Cancel:
                Callback(json, "cancel"u8, e, file: true);
                Data(json, e.Data);
                return true;
            default:
                return IncomingCallback(json, e);
        }
    }

    private bool IncomingCallback(Utf8JsonWriter json, in LuoEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Retrieve:
                Callback(json, "retrieve"u8, e, file: false);
                Data(json, e.Data);
                json.WriteNumber("ret"u8, e.Ret);
                File(json, e);
                return true;
            case EventKind.CanFinish:
                Callback(json, "can_finish"u8, e, file: true);
                Data(json, e.Data);
                json.WriteNumber("status"u8, e.Status);
                json.WriteBoolean("ret"u8, e.Ret != 0);
                return true;
            case EventKind.Finish:
                Callback(json, "finish"u8, e, file: true);
                Data(json, e.Data);
                if (format.Vocabulary == Vocabulary.Sessions)
                {
                    json.WriteNumber("status"u8, e.Status);
                }
                else
                {
                    json.WriteBoolean("reclaimed"u8, e.Status != 0);
                }

                return true;
            default:
                return false;
        }
    }

    private void Prepare(Utf8JsonWriter json, in LuoEvent e)
    {
        Callback(json, "prepare"u8, e, file: true);
        if (_globalMachine)
        {
            json.WriteNumber("ret"u8, e.Ret);
            Data(json, e.NewData);
        }
        else
        {
            Data(json, e.Data);
            NewData(json, e);
        }
    }

    private void Callback(Utf8JsonWriter json, ReadOnlySpan<byte> name, in LuoEvent e, bool file)
    {
        json.WriteString("cb"u8, name);
        json.WriteString("h"u8, format.Handlers[e.Who].Name);
        if (file)
        {
            File(json, e);
        }
    }

    /// <summary>A session or the device may be offered for preservation too; sessions live on after such a command.</summary>
    private string NameOf(short slot, LuoState state) => state.User(slot).Kind switch
    {
        UserFileKind.Device => "dev",
        UserFileKind.Session => "S:" + sessionNames[state.Session(state.User(slot).Session).Name],
        _ => observer.File(slot),
    };

    private void File(Utf8JsonWriter json, in LuoEvent e)
    {
        json.WriteString("f"u8, _file);
        if (e.Stale)
        {
            json.WriteBoolean("stale"u8, true);
        }
    }

    private void Flb(Utf8JsonWriter json, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> name, in LuoEvent e)
    {
        json.WriteString(kind, name);
        json.WriteString("flb"u8, format.Flbs[e.Who]);
    }

    private void Subsystem(Utf8JsonWriter json, ReadOnlySpan<byte> name, in LuoEvent e)
    {
        json.WriteString("cb"u8, name);
        json.WriteString("s"u8, format.Subsystems[e.Who].Name);
    }

    private void Data(Utf8JsonWriter json, DataWord word) => json.WriteNumber("data"u8, observer.Word(word));

    private void NewData(Utf8JsonWriter json, in LuoEvent e)
    {
        json.WriteNumber("ret"u8, e.Ret);
        json.WriteNumber("newdata"u8, observer.Word(e.NewData));
    }

    private void Private(Utf8JsonWriter json, in LuoEvent e) => json.WriteNumber("priv"u8, observer.Private(e.Entry));

    private string Freed(in LuoEvent e) => (UserFileKind)e.N switch
    {
        UserFileKind.Device => "dev",
        UserFileKind.Session => "S:" + sessionNames[e.Who],
        _ => observer.File(e.File),
    };

    private static string[] FaultNames(RecordingFormat format)
    {
        var names = new string[(int)FaultKind.Count];
        Array.Fill(names, "none");
        foreach (var (name, kind) in format.Faults)
        {
            names[(int)kind] = name;
        }

        return names;
    }

    /// <summary>luo_retrieve_file for LuoRetrieveFile: the names of the sites are those of the functions.</summary>
    private static string Underscored(string name) =>
        string.Concat(name.Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : string.Empty) + char.ToLowerInvariant(c)));
}
