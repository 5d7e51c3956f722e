using System.Diagnostics;
using System.Text.Json;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Properties.Recordings;

/// <summary>The digest of v4.</summary>
internal sealed class SessionMachineDigest(RecordingFormat format, Workload workload, Observer observer) : DigestWriter(format, workload, observer)
{
    /// <inheritdoc/>
    protected override void WriteOwn(Utf8JsonWriter json, string key, LuoState state)
    {
        ref var core = ref state.Core;
        switch (key)
        {
            case "num":
                json.WriteNumberValue(Observer.Updates);
                break;
            case "global":
                json.WriteStringValue(Name(core.State));
                break;
            case "sessions":
                Sessions(json, state);
                break;
            case "count":
                json.WriteNumberValue(core.OutgoingCount);
                break;
            case "array":
                Numbers(json, Array(state));
                break;
            case "handlers":
                Handlers(json, state);
                break;
            case "subsystems":
                Subsystems(json, state);
                break;
            case "fdleak":
                json.WriteNumberValue(core.FdLeak);
                break;
            case "kho":
                Numbers(json, [core.KhoFinalized, core.KhoTrees]);
                break;
            case "readers":
                json.WriteNumberValue(core.StateLock);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private string Name(MachineState state) => StateNames.Of(Format.Vocabulary, state);

    private void Sessions(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartArray();
        foreach (var slot in state.Outgoing)
        {
            ref var session = ref state.Session(slot);
            json.WriteStartObject();
            json.WriteString("name"u8, Workload.Names[session.Name]);
            json.WriteString("state"u8, Name(session.State));
            json.WriteBoolean("retrieved"u8, session.Retrieved != 0);
            json.WriteNumber("slot"u8, session.Slot);
            json.WriteNumber("arr"u8, session.Area switch
            {
                SerializedArea.None => 0,
                SerializedArea.Dangling => 2,
                _ => 1,
            });
            json.WriteStartArray("files"u8);
            foreach (ref readonly var entry in state.Files(slot))
            {
                json.WriteStartArray();
                Entry(json, entry);
                json.WriteStringValue(Name(entry.State));
                json.WriteBooleanValue(entry.RetrieveStatus > 0);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            if (session.Count != session.Files)
            {
                json.WriteNumber("count"u8, session.Count);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Whether the array of sessions is there, LUO's own or the received one, and how many received slots it has.</summary>
    private static int[] Array(LuoState state)
    {
        int received = state.Table(TableRole.Received).Count;
        var own = false;
        for (var role = TableRole.First; role <= TableRole.Later; role++)
        {
            own |= state.Table(role) is { Pages: PageState.Own, Count: > 0 };
        }

        return [own || received > 0 ? 1 : 0, received];
    }

    private void Handlers(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartObject();
        foreach (var handler in state.HandlerOrder[..state.Core.HandlerCount])
        {
            json.WriteNumber(Format.Handlers[handler].Name, state.Handler(handler).Users);
        }

        json.WriteEndObject();
    }

    /// <summary>The sessions are LUO's own subsystem, S, and the first in the list.</summary>
    private void Subsystems(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartArray();
        Subsystem(json, "S", state.Machine.CoreWord);
        foreach (var subsystem in state.SubsystemOrder[..state.Core.SubsystemCount])
        {
            Subsystem(json, Format.Subsystems[subsystem].Name, Observer.SharedWord(state.Subsystem(subsystem).Data));
        }

        json.WriteEndArray();
    }

    private static void Subsystem(Utf8JsonWriter json, string name, int word)
    {
        json.WriteStartArray();
        json.WriteStringValue(name);
        json.WriteNumberValue(word);
        json.WriteEndArray();
    }
}
