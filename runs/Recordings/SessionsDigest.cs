using System.Diagnostics;
using System.Text.Json;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>The digest of the merged generations.</summary>
internal sealed class SessionsDigest(RecordingFormat format, Workload workload, Observer observer) : DigestWriter(format, workload, observer)
{
    /// <inheritdoc/>
    protected override void WriteOwn(Utf8JsonWriter json, string key, LuoState state)
    {
        switch (key)
        {
            case "num":
                json.WriteNumberValue(Observer.Updates);
                break;
            case "enabled":
                json.WriteBooleanValue(state.Core.Enabled != 0);
                break;
            case "out":
                Sessions(json, state, state.Outgoing, incoming: false);
                break;
            case "in":
                Sessions(json, state, state.Incoming, incoming: true);
                break;
            case "count":
                Numbers(json, [state.Core.OutgoingCount, state.Core.IncomingCount]);
                break;
            case "sblocks":
                json.WriteNumberValue(state.Core.SessionBlocks);
                break;
            case "handlers":
                Handlers(json, state);
                break;
            case "xa":
                json.WriteNumberValue(state.DuplicateMap.Length - state.DuplicateMap.Count((byte)0));
                break;
            case "flbreg":
                json.WriteStringValue(Letters(state.FlbOrder[..state.Core.FlbCount]));
                break;
            case "flb":
                Flbs(json, state);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Sessions(Utf8JsonWriter json, LuoState state, ReadOnlySpan<short> slots, bool incoming)
    {
        json.WriteStartArray();
        foreach (var slot in slots)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, Workload.Names[state.Session(slot).Name]);
            if (incoming)
            {
                json.WriteBoolean("retrieved"u8, state.Session(slot).Retrieved != 0);
            }

            json.WriteStartArray("files"u8);
            foreach (ref readonly var entry in state.Files(slot))
            {
                json.WriteStartArray();
                Entry(json, entry);
                json.WriteNumberValue(entry.RetrieveStatus);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Handlers(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartObject();
        foreach (var handler in state.HandlerOrder[..state.Core.HandlerCount])
        {
            json.WriteString(Format.Handlers[handler].Name, Letters(state.Links(handler)[..state.Handler(handler).Links]));
        }

        json.WriteEndObject();
    }

    private void Flbs(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartObject();
        for (var flb = 0; flb < Format.Flbs.Count; flb++)
        {
            ref var half = ref state.Flb(flb);
            var outgoing = half.OutObject != 0;
            json.WriteStartObject(Format.Flbs[flb]);
            json.WriteNumber("users"u8, half.Users);
            json.WritePropertyName("out"u8);
            Numbers(json, [half.OutCount, outgoing ? Observer.Outgoing(flb) : 0, outgoing ? SharedObject.Outgoing(Observer, flb) : 0]);
            json.WritePropertyName("in"u8);
            Numbers(
                json,
                [
                    half.InCount,
                    half.InData != 0 ? Observer.Incoming(flb) : 0,
                    half.InObject != 0 ? SharedObject.Incoming(Observer, flb) : 0,
                    half.InStatus,
                    half.Finished,
                ]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private string Letters(ReadOnlySpan<byte> flbs)
    {
        var letters = string.Empty;
        foreach (var flb in flbs)
        {
            letters += Format.Flbs[flb];
        }

        return letters;
    }
}
