using System.Text.Json;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>Writes the parts of a state as the digests of recordings have them. One implementation per vocabulary.</summary>
internal abstract class DigestWriter
{
    private protected DigestWriter(RecordingFormat format, Workload workload, Observer observer)
    {
        Format = format;
        Workload = workload;
        Observer = observer;
    }

    /// <summary>What the words stand for.</summary>
    protected RecordingFormat Format { get; }

    /// <summary>The tables.</summary>
    protected Workload Workload { get; }

    /// <summary>The numbers and names.</summary>
    protected Observer Observer { get; }

    /// <summary>The writer for <paramref name="format"/>.</summary>
    public static DigestWriter Create(RecordingFormat format, Workload workload, Observer observer) => format.Vocabulary switch
    {
        Vocabulary.GlobalMachine => new GlobalMachineDigest(format, workload, observer),
        Vocabulary.SessionMachine => new SessionMachineDigest(format, workload, observer),
        _ => new SessionsDigest(format, workload, observer),
    };

    /// <summary>Writes the value of <paramref name="key"/>.</summary>
    public void Write(Utf8JsonWriter json, string key, LuoState state)
    {
        switch (key)
        {
            case "gen":
                json.WriteNumberValue(Observer.Kernel);
                break;
            case "mod":
                json.WriteStartArray();
                for (var module = 0; module < state.Layout.Modules; module++)
                {
                    json.WriteNumberValue(state.ModuleRefs(module));
                }

                json.WriteEndArray();
                break;
            case "refs":
                json.WriteStartObject();
                foreach (var slot in Observer.Known)
                {
                    json.WriteNumber(Observer.File(slot), state.User(slot).Refs);
                }

                json.WriteEndObject();
                break;
            case "handles":
                Numbers(json, Observer.Live);
                break;
            default:
                WriteOwn(json, key, state);
                break;
        }
    }

    /// <summary>Writes the value of a part that this vocabulary has for itself.</summary>
    protected abstract void WriteOwn(Utf8JsonWriter json, string key, LuoState state);

    /// <summary>Writes a list of numbers.</summary>
    protected static void Numbers(Utf8JsonWriter json, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray();
        for (var i = 0; i < numbers.Count; i++)
        {
            json.WriteNumberValue(numbers[i]);
        }

        json.WriteEndArray();
    }

    /// <summary>The head of a file entry that all vocabularies share: token, handler, file or null, data word.</summary>
    protected void Entry(Utf8JsonWriter json, in FileEntry entry)
    {
        json.WriteNumberValue(Workload.Tokens[entry.Token]);
        json.WriteStringValue(Format.Handlers[entry.Handler].Name);
        json.WriteStringValue(entry.File == 0 ? null : Observer.File(entry.File - 1));
        json.WriteNumberValue(Observer.Word(entry.Data));
    }

    /// <summary>The subsystem list of v3 and v4: name and data word; <paramref name="own"/> is LUO's own, whose word is an address: 1 when set.</summary>
    protected void Subsystems(Utf8JsonWriter json, LuoState state, string own)
    {
        json.WriteStartArray();
        for (var i = 0; i <= state.Core.SubsystemCount; i++)
        {
            if (i == state.Machine.EarlySubsystems)
            {
                Subsystem(json, own, state.Machine.CoreWord);
            }

            if (i < state.Core.SubsystemCount)
            {
                int subsystem = state.SubsystemOrder[i];
                Subsystem(json, Format.Subsystems[subsystem].Name, Observer.SharedWord(state.Subsystem(subsystem).Data));
            }
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
