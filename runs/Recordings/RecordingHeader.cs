using System.Text;
using System.Text.Json;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Runs.Recordings;

/// <summary>The first line of a recording.</summary>
/// <param name="Oracle">Which code was recorded.</param>
/// <param name="Design">The design that this code is.</param>
/// <param name="Format">What the recording's words stand for.</param>
/// <param name="State">The digest after the boot of kernel 1, a JSON object.</param>
/// <param name="View">What the recorder could see.</param>
internal sealed record RecordingHeader(string Oracle, Design Design, RecordingFormat Format, Slice State, RecordingView View)
{
    private static readonly string[] s_texts = ["trace", "oracle", "note", "view"];

    /// <summary>Reads <paramref name="line"/>.</summary>
    /// <exception cref="Model.UserError">It is no header, or its oracle is unknown.</exception>
    public static RecordingHeader Parse(ReadOnlySpan<byte> line, Place place)
    {
        place.DemandText(line);
        try
        {
            return Read(line, place);
        }
        catch (JsonException e)
        {
            throw place.NoJson(line, e);
        }
    }

    private static RecordingHeader Read(ReadOnlySpan<byte> line, Place place)
    {
        var members = new Dictionary<string, Slice>(StringComparer.Ordinal);
        string? oracle = null;
        var view = RecordingView.Whole;
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw place.Error(line, 0, "expected the header of a recording, an object with trace, oracle and state");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = (int)reader.TokenStartIndex;
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var wanted = Array.IndexOf(s_texts, name) >= 0 ? JsonTokenType.String
                : name == "state" ? JsonTokenType.StartObject
                : name is "first_difference" or "format" ? JsonTokenType.Number
                : throw place.Error(line, at, $"unknown member \"{name}\", expected trace, oracle, note, view, format, first_difference and state");
            if (reader.TokenType != wanted)
            {
                throw place.Error(line, start, $"{name}: expected {(wanted == JsonTokenType.String ? "a string" : wanted == JsonTokenType.Number ? "a number" : "an object")}");
            }

            if (name == "format" && FormatVersion.Objection(Encoding.UTF8.GetString(reader.ValueSpan)) is { } objection)
            {
                throw place.Error(line, start, objection);
            }

            oracle = name == "oracle" ? reader.GetString() : oracle;
            view = name == "view" ? ViewOf(reader.GetString()!, line, start, place) : view;
            reader.Skip();
            if (!members.TryAdd(name, new Slice(start, (int)reader.BytesConsumed - start)))
            {
                throw place.Error(line, at, $"{name} is there twice");
            }
        }

        reader.Read();
        foreach (var name in (string[])["trace", "oracle", "state"])
        {
            if (!members.ContainsKey(name))
            {
                throw place.Error(line, 0, $"the header lacks {name}");
            }
        }

        var design = RecordingFormat.DesignOf(oracle!)
            ?? throw place.Error(line, members["oracle"].Start, $"unknown oracle \"{oracle}\", expected one of {string.Join(", ", RecordingFormat.Oracles)}");
        return new RecordingHeader(oracle!, design, RecordingFormat.Of(design.Vocabulary), members["state"], view);
    }

    private static RecordingView ViewOf(string name, ReadOnlySpan<byte> line, int at, Place place) =>
        name == RecordingView.Machine.Name ? RecordingView.Machine : throw place.Error(line, at, $"unknown view \"{name}\", expected {RecordingView.Machine.Name}");
}
