using System.Diagnostics;
using System.Text.Json;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>The digest of v4: one list of sessions with a machine each, under the global one.</summary>
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
                json.WriteStringValue(StateNames.Of(Format.Vocabulary, core.State));
                break;
            case "sessions":
                Sessions(json, state);
                break;
            case "count":
                json.WriteNumberValue(core.OutgoingCount);
                break;
            case "array":
                Numbers(json, [HasArray(state) ? 1 : 0, state.Table(TableRole.Received).Count]);
                break;
            case "handlers":
                Handlers(json, state);
                break;
            case "subsystems":
                Subsystems(json, state, "S");
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

    /// <summary>An array of sessions to hand over, or a received one. It is allocated only when there are sessions.</summary>
    private static bool HasArray(LuoState state)
    {
        for (var role = TableRole.First; role <= TableRole.Received; role++)
        {
            ref var table = ref state.Table(role);
            if (table.Count > 0 && (role == TableRole.Received || table.Pages == PageState.Own))
            {
                return true;
            }
        }

        return false;
    }

    private void Sessions(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartArray();
        foreach (var slot in state.Outgoing)
        {
            ref var session = ref state.Session(slot);
            json.WriteStartObject();
            json.WriteString("name"u8, Workload.Names[session.Name]);
            json.WriteString("state"u8, StateNames.Of(Format.Vocabulary, session.State));
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
                json.WriteStringValue(StateNames.Of(Format.Vocabulary, entry.State));
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

    private void Handlers(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartObject();
        foreach (var handler in state.HandlerOrder[..state.Core.HandlerCount])
        {
            json.WriteNumber(Format.Handlers[handler].Name, state.Handler(handler).Users);
        }

        json.WriteEndObject();
    }
}
