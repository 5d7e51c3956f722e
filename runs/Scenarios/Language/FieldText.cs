using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Runs.Scenarios.Steps;

namespace LuoModel.Runs.Scenarios.Language;

/// <summary>Further results of a step: a word or name in scenarios, a JSON value in recordings.</summary>
internal static class FieldText
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON value.</summary>
    public static string ToJson(string field, Word word) => field is "obj" or "data" && long.TryParse(word.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        ? word.Text
        : JsonSerializer.Serialize(SessionName.Read(word) ?? word.Text, s_plain);

    /// <summary>The word of a JSON value.</summary>
    public static string FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.String ? new Word(document.RootElement.GetString()!, 1, Quoted: true).ToString() : json;
    }
}
