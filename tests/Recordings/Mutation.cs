using System.Text.Json;
using System.Text.Json.Nodes;

namespace LuoModel.Tests.Recordings;

/// <summary>One change to one line of a recording that a checker must not accept.</summary>
/// <param name="Name">What is changed.</param>
/// <param name="Apply">Changes the line; the two numbers choose among the places. False when the line has no place for it.</param>
public sealed record Mutation(string Name, Func<JsonObject, int, int, bool> Apply)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("errno", Errno),
        new("result field", ResultField),
        new("stuck", Stuck),
        new("event dropped", DropEvent),
        new("event added", AddEvent),
        new("neighbouring events swapped", SwapEvents),
        new("event field", EventField),
        new("digest value", DigestValue),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static bool Errno(JsonObject line, int first, int second)
    {
        int[] others = [0, -2, -5, -9, -12, -14, -16, -17, -22, -24, -61];
        if (line["ret"] is not JsonValue ret)
        {
            return false;
        }

        int was = ret.GetValue<int>();
        line["ret"] = others.Where(other => other != was).ElementAt(first % (others.Length - 1));
        return true;
    }

    private static bool ResultField(JsonObject line, int first, int second)
    {
        string? field = new[] { "file", "name", "obj", "value", "data" }.FirstOrDefault(line.ContainsKey);
        if (field is null)
        {
            return false;
        }

        if (first % 3 == 0)
        {
            line.Remove(field);
        }
        else
        {
            Change(line[field]!, second);
        }

        return true;
    }

    private static bool Stuck(JsonObject line, int first, int second)
    {
        if (line["stuck"] is not JsonValue stuck)
        {
            return false;
        }

        line["stuck"] = stuck.GetValue<string>() == "panic" ? "oops" : "panic";
        return true;
    }

    private static bool DropEvent(JsonObject line, int first, int second)
    {
        JsonArray events = line["events"]!.AsArray();
        if (events.Count == 0)
        {
            return false;
        }

        events.RemoveAt(first % events.Count);
        return true;
    }

    private static bool AddEvent(JsonObject line, int first, int second)
    {
        JsonArray events = line["events"]!.AsArray();
        events.Insert(first % (events.Count + 1), JsonNode.Parse("""{"ev":"WARN","fn":"luo_session_free","n":9}"""));
        return true;
    }

    private static bool SwapEvents(JsonObject line, int first, int second)
    {
        JsonArray events = line["events"]!.AsArray();
        int[] places = [.. Enumerable.Range(0, Math.Max(0, events.Count - 1)).Where(i => !JsonNode.DeepEquals(events[i], events[i + 1]))];
        if (places.Length == 0)
        {
            return false;
        }

        int at = places[first % places.Length];
        JsonNode moved = events[at]!;
        events.RemoveAt(at);
        events.Insert(at + 1, moved);
        return true;
    }

    private static bool EventField(JsonObject line, int first, int second)
    {
        JsonArray events = line["events"]!.AsArray();
        if (events.Count == 0)
        {
            return false;
        }

        JsonObject changed = events[first % events.Count]!.AsObject();
        string field = changed.ElementAt(second % changed.Count).Key;
        if (changed[field] is { } value)
        {
            Change(value, first);
        }
        else
        {
            changed[field] = "f1";
        }

        return true;
    }

    private static bool DigestValue(JsonObject line, int first, int second)
    {
        KeyValuePair<string, JsonNode?>[] parts = line["state"] is JsonObject state ? [.. state.Where(part => part.Key != "mem")] : [];
        if (parts.Length == 0)
        {
            return false;
        }

        JsonNode part = parts[first % parts.Length].Value!;
        JsonNode[] values = [.. Values(part)];
        if (values.Length > 0)
        {
            Change(values[second % values.Length], first);
        }
        else if (part is JsonArray array)
        {
            array.Add(1);
        }
        else
        {
            part.AsObject().Add("Z", 1);
        }

        return true;
    }

    private static IEnumerable<JsonNode> Values(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Values),
        JsonObject members => members.SelectMany(member => Values(member.Value)),
        null => [],
        _ => [node],
    };

    private static void Change(JsonNode value, int choice) => value.ReplaceWith(value.GetValueKind() switch
    {
        JsonValueKind.Number => JsonValue.Create(value.GetValue<long>() + (choice % 2 == 0 ? 1 : -1)),
        JsonValueKind.String => JsonValue.Create(value.GetValue<string>() + "x"),
        JsonValueKind.True => JsonValue.Create(false),
        _ => JsonValue.Create(true),
    });
}
