using System.Globalization;
using System.Text.Json;

namespace LuoModel.Runs.Recordings;

/// <summary>Where two JSON values first differ in meaning: spaces, escapes and the order of members do not count.</summary>
/// <param name="Path">The place, e.g. <c>[0].files[2]</c>; empty for the whole value.</param>
/// <param name="Expected">What is there in the first.</param>
/// <param name="Actual">What is there in the second.</param>
internal sealed record JsonDifference(string Path, string Expected, string Actual)
{
    private const string Nothing = "nothing";

    /// <summary>Compares two values; null when they mean the same. With <paramref name="ordered"/> the order of members counts.</summary>
    public static JsonDifference? Find(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, bool ordered = false)
    {
        if (expected.SequenceEqual(actual))
        {
            return null;
        }

        var first = new Utf8JsonReader(expected);
        var second = new Utf8JsonReader(actual);
        using var left = JsonDocument.ParseValue(ref first);
        using var right = JsonDocument.ParseValue(ref second);
        return Find(left.RootElement, right.RootElement, string.Empty, ordered);
    }

    private static JsonDifference? Find(JsonElement expected, JsonElement actual, string path, bool ordered)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return new JsonDifference(path, expected.GetRawText(), actual.GetRawText());
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Array => FindInArray(expected, actual, path, ordered),
            JsonValueKind.Object => FindInObject(expected, actual, path, ordered),
            _ => JsonElement.DeepEquals(expected, actual) ? null : new JsonDifference(path, expected.GetRawText(), actual.GetRawText()),
        };
    }

    private static JsonDifference? FindInArray(JsonElement expected, JsonElement actual, string path, bool ordered)
    {
        var common = Math.Min(expected.GetArrayLength(), actual.GetArrayLength());
        for (var i = 0; i < common; i++)
        {
            if (Find(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), ordered) is { } difference)
            {
                return difference;
            }
        }

        if (expected.GetArrayLength() == actual.GetArrayLength())
        {
            return null;
        }

        var more = expected.GetArrayLength() > common;
        var extra = (more ? expected : actual)[common].GetRawText();
        return new JsonDifference(string.Create(CultureInfo.InvariantCulture, $"{path}[{common}]"), more ? extra : Nothing, more ? Nothing : extra);
    }

    private static JsonDifference? FindInObject(JsonElement expected, JsonElement actual, string path, bool ordered)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (!actual.TryGetProperty(member.Name, out var other))
            {
                return new JsonDifference($"{path}.{member.Name}", member.Value.GetRawText(), Nothing);
            }

            if (Find(member.Value, other, $"{path}.{member.Name}", ordered) is { } difference)
            {
                return difference;
            }
        }

        foreach (var member in actual.EnumerateObject())
        {
            if (!expected.TryGetProperty(member.Name, out _))
            {
                return new JsonDifference($"{path}.{member.Name}", Nothing, member.Value.GetRawText());
            }
        }

        var sameOrder = expected.EnumerateObject().Select(m => m.Name).SequenceEqual(actual.EnumerateObject().Select(m => m.Name), StringComparer.Ordinal);
        return ordered && !sameOrder ? new JsonDifference(path, expected.GetRawText(), actual.GetRawText()) : null;
    }
}
