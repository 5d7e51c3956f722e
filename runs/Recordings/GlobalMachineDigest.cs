using System.Diagnostics;
using System.Text.Json;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>The digest of RFC v3: one machine, one outgoing and one incoming set of files.</summary>
internal sealed class GlobalMachineDigest(RecordingFormat format, Workload workload, Observer observer) : DigestWriter(format, workload, observer)
{
    /// <inheritdoc/>
    protected override void WriteOwn(Utf8JsonWriter json, string key, LuoState state)
    {
        ref var core = ref state.Core;
        ref var machine = ref state.Machine;
        switch (key)
        {
            case "state":
                json.WriteStringValue(StateNames.Of(Format.Vocabulary, core.State));
                break;
            case "dev":
                json.WriteNumberValue(core.DeviceOpen);
                break;
            case "lock":
                json.WriteNumberValue(core.StateLock);
                break;
            case "out":
                Files(json, state.Global(0)[..machine.Outgoing], incoming: false);
                break;
            case "in":
                Files(json, state.Global(1)[..(core.Rebuilt != 0 ? machine.Incoming : 0)], incoming: true);
                break;
            case "in_built":
                json.WriteBooleanValue(core.Rebuilt != 0);
                break;
            case "num":
                json.WriteNumberValue(machine.Outgoing);
                break;
            case "handlers":
                Handlers(json, state);
                break;
            case "subsystems":
                Subsystems(json, state, "files");
                break;
            case "fdt":
                Numbers(json, [machine.OwnTree != TreePointer.None ? 1 : 0, machine.FileTree != TreePointer.None ? 1 : 0, core.Incoming]);
                break;
            case "kho":
                Numbers(json, [core.KhoFinalized, core.KhoTrees, machine.KhoPages]);
                break;
            case "sdata":
                Numbers(json, Observer.LiveShared);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Files(Utf8JsonWriter json, ReadOnlySpan<FileEntry> files, bool incoming)
    {
        json.WriteStartArray();
        foreach (ref readonly var entry in files)
        {
            json.WriteStartArray();
            Entry(json, entry);
            json.WriteStringValue(StateNames.Of(Format.Vocabulary, entry.State));
            if (incoming)
            {
                json.WriteBooleanValue(entry.RetrieveStatus != 0);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Handlers(Utf8JsonWriter json, LuoState state)
    {
        json.WriteStartArray();
        foreach (var handler in state.HandlerOrder[..state.Core.HandlerCount])
        {
            json.WriteStringValue(Format.Handlers[handler].Name);
        }

        json.WriteEndArray();
    }
}
