using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LuoModel.Kernel.Guest;

/// <summary>Events and digests of the console in the words of recordings.</summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] s_numbers = ["data", "priv", "newdata", "status", "obj", "ret", "n"];

    /// <summary>The event of an <c>e</c> line; null for one that recordings do not have.</summary>
    public static string? Event(ConsoleLine line)
    {
        var callback = line.Find("cb");
        if (line.Find("ev") == "held" || callback == "get_id")
        {
            return null;
        }

        var answers = callback is "can_preserve" or "can_finish";
        var members = line.Fields.Where(field => field.Key != "t").Select(field => $"{Quote(field.Key)}:{Value(field.Key, field.Value, answers)}");
        return "{" + string.Join(',', members) + "}";
    }

    /// <summary>The event of a warning at <paramref name="site"/>; null for one that another line tells of.</summary>
    public static string? Warning(WarnSite site) => site.File switch
    {
        "lib/refcount.c" => null, // the line above it says which
        _ => string.Create(CultureInfo.InvariantCulture, $$"""{"ev":"WARN","fn":{{Quote(site.Function)}},"n":{{site.Number}}}"""),
    };

    /// <summary>The event of a reference count that the kernel complains about; null when <paramref name="line"/> does not.</summary>
    public static string? Refcount(string line)
    {
        const string Mark = "refcount_t: ";
        var at = line.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var text = line[(at + Mark.Length)..];
        var what = text.StartsWith("underflow", StringComparison.Ordinal) ? "underflow"
            : text.StartsWith("addition on 0", StringComparison.Ordinal) ? "inc_on_zero"
            : text.StartsWith("saturated", StringComparison.Ordinal) ? "saturated"
            : text;
        return $$"""{"ev":"REFCOUNT","what":{{Quote(what)}}}""";
    }

    /// <summary>A part of the digest as recordings have it; false for a part that belongs to another.</summary>
    public static string Digest(string key, string value) => key switch
    {
        "handlers" => Object(Split(value).Select(entry => entry.Split(':')).Select(pair => (pair[0], Quote(pair[1])))),
        "flbreg" => Quote(value),
        "refs" => Object(Split(value).Select(entry => (entry[..entry.LastIndexOf(':')], entry[(entry.LastIndexOf(':') + 1)..]))),
        "mod" or "handles" => $"[{value}]",
        _ => Quote(value),
    };

    /// <summary>The FLB part of the digest, of the values that the console has for each.</summary>
    public static string Flbs(IReadOnlyDictionary<string, string> values) => Object(values.OrderBy(flb => flb.Key, StringComparer.Ordinal).Select(flb =>
    {
        var numbers = flb.Value.Split(',');
        return (flb.Key, $$"""{"users":{{numbers[0]}},"out":[{{string.Join(',', numbers[1..4])}}],"in":[{{string.Join(',', numbers[4..])}}]}""");
    }));

    /// <summary>A string of JSON.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text, s_plain);

    private static string Value(string key, string value, bool answers) =>
        key == "ret" && answers ? (value != "0" ? "true" : "false")
        : key == "f" && value == "-" ? "null"
        : s_numbers.Contains(key) && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? value
        : Quote(value);

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static string Object(IEnumerable<(string Key, string Value)> members)
    {
        var text = new StringBuilder("{");
        foreach (var (key, value) in members)
        {
            text.Append(text.Length > 1 ? "," : string.Empty).Append(Quote(key)).Append(':').Append(value);
        }

        return text.Append('}').ToString();
    }
}
