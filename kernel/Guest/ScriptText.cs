using System.Globalization;
using System.Text;
using System.Text.Json;
using LuoModel.Model;

namespace LuoModel.Kernel.Guest;

/// <summary>Commands of recordings as lines of the agent's script: <c>op key=value ...</c>, values percent-encoded. See kernel/README.md.</summary>
internal static class ScriptText
{
    private const int LongName = 63;

    /// <summary>The line of <paramref name="command"/>, a <c>cmd</c> object.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static string Line(string command)
    {
        try
        {
            using var parsed = JsonDocument.Parse(command);
            var line = new StringBuilder(parsed.RootElement.GetProperty("op").GetString());
            foreach (var member in parsed.RootElement.EnumerateObject().Where(member => member.Name != "op"))
            {
                if (member.Name == "kind" && member.Value.ValueEquals("off"))
                {
                    line.Append(" remove=liveupdate=on"); // the next kernel leaves LUO off
                }
                else if (member.Value.ValueKind != JsonValueKind.False)
                {
                    line.Append(' ').Append(member.Name).Append('=').Append(Value(member));
                }
            }

            return line.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UserError($"'{command}' is no command of a recording, expected an object with op");
        }
    }

    /// <summary>Writes any text as a value.</summary>
    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes as a value: what is no plain letter, digit or sign is %xx.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var one in bytes)
        {
            text.Append(one is > 0x20 and < 0x7F and not (byte)'%' ? ((char)one).ToString() : string.Create(CultureInfo.InvariantCulture, $"%{one:x2}"));
        }

        return text.ToString();
    }

    /// <summary>Reads a value.</summary>
    public static string Decode(string value)
    {
        if (!value.Contains('%', StringComparison.Ordinal))
        {
            return value;
        }

        var bytes = new List<byte>();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && byte.TryParse(value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one))
            {
                bytes.Add(one);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Value(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String when member.Name == "name" => Encode(Name(member.Value.GetString()!)),
        JsonValueKind.String => Encode(member.Value.GetString()!),
        JsonValueKind.True => "1",
        JsonValueKind.Null => "-",
        _ => member.Value.GetRawText(),
    };

    /// <summary>Recordings abbreviate the two names at the limit.</summary>
    private static string Name(string name) => name switch
    {
        "LONG63" => new string('x', LongName),
        "LONG64" => new string('x', LongName + 1),
        _ => name,
    };
}
