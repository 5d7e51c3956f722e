using System.Text.Json;

namespace LuoModel.Runs.Recordings;

/// <summary>A piece of a file or of a line, in bytes. Empty when it is missing.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Slice(int Start, int Length)
{
    /// <summary>It is there: no JSON value is shorter than one byte.</summary>
    public bool Present => Length > 0;

    /// <summary>The piece of <paramref name="whole"/>.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> whole) => whole.Slice(Start, Length);

    /// <summary>The same piece in what begins <paramref name="bytes"/> earlier.</summary>
    public Slice After(int bytes) => Present ? new Slice(Start + bytes, Length) : default;
}

/// <summary>The members a line of a recording can have.</summary>
internal enum Part
{
    /// <summary>Number of the command, from 1.</summary>
    Number,

    /// <summary>The command.</summary>
    Command,

    /// <summary>What it returned; absent when it never did.</summary>
    Ret,

    /// <summary>Why it never returned.</summary>
    Stuck,

    /// <summary>The events.</summary>
    Events,

    /// <summary>The changed parts of the digest; absent when the command never returned.</summary>
    State,

    /// <summary>Result: name of the file received. First of the result fields.</summary>
    File,

    /// <summary>Result: name of the session.</summary>
    Name,

    /// <summary>Result: FLB object, 0 = none.</summary>
    Object,

    /// <summary>Result: a state.</summary>
    Value,

    /// <summary>Result: a data word.</summary>
    Data,

    /// <summary>The number of members.</summary>
    Count,
}

/// <summary>Takes the lines of commands apart. The values stay bytes: they are compared with the bytes that the model's own line would have.</summary>
internal sealed class RecordedLine
{
    private static readonly string[] s_names = ["i", "cmd", "ret", "stuck", "events", "state", "file", "name", "obj", "value", "data"];
    private static readonly byte[][] s_bytes = [.. s_names.Select(System.Text.Encoding.UTF8.GetBytes)];
    private readonly Slice[] _parts = new Slice[(int)Part.Count];
    private int _ret;
    private Part _field;

    /// <summary>Number of the command, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where <paramref name="part"/> is.</summary>
    public Slice this[Part part] => _parts[(int)part];

    /// <summary>The member name of <paramref name="part"/>.</summary>
    public static string NameOf(Part part) => s_names[(int)part];

    /// <summary>Takes <paramref name="line"/> apart, which begins at byte <paramref name="start"/> of its file.</summary>
    /// <exception cref="Model.UserError">It is no line of a command.</exception>
    public RecordedEntry Parse(ReadOnlySpan<byte> line, int start, Place place)
    {
        Array.Clear(_parts);
        _field = Part.Count;
        _ret = 0;
        place.DemandText(line);
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw place.Error(line, 0, "expected a JSON object with i, cmd, ret, events and state");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Member(ref reader, line, place);
            }

            reader.Read();
        }
        catch (JsonException e)
        {
            throw place.NoJson(line, e);
        }

        Complete(line, place);
        return new RecordedEntry
        {
            Command = this[Part.Command].After(start),
            Stuck = this[Part.Stuck].After(start),
            Ret = _ret,
            Field = _field,
            FieldValue = _field < Part.Count ? this[_field].After(start) : default,
            Events = this[Part.Events].After(start),
            State = this[Part.State].After(start),
        };
    }

    private void Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, Place place)
    {
        var at = (int)reader.TokenStartIndex;
        var part = 0;
        while (part < s_bytes.Length && !reader.ValueTextEquals(s_bytes[part]))
        {
            part++;
        }

        if (part == s_bytes.Length)
        {
            throw place.Error(line, at, $"unknown member \"{reader.GetString()}\", expected one of {string.Join(", ", s_names)}");
        }

        if (_parts[part].Present)
        {
            throw place.Error(line, at, $"{s_names[part]} is there twice");
        }

        reader.Read();
        var start = (int)reader.TokenStartIndex;
        if (Wanted(ref reader, (Part)part) is { } wanted)
        {
            throw place.Error(line, start, $"{s_names[part]}: expected {wanted}");
        }

        if (part >= (int)Part.File)
        {
            _field = _field == Part.Count ? (Part)part : throw place.Error(line, at, $"a second result besides {s_names[(int)_field]}");
        }

        reader.Skip();
        _parts[part] = new Slice(start, (int)reader.BytesConsumed - start);
    }

    /// <summary>What the value of <paramref name="part"/> should be; null when it is that.</summary>
    private string? Wanted(ref Utf8JsonReader reader, Part part)
    {
        var token = reader.TokenType;
        var number = 0;
        switch (part)
        {
            case Part.Number:
                var isNumber = token == JsonTokenType.Number && reader.TryGetInt32(out number) && number > 0;
                Number = number;
                return isNumber ? null : "a positive number";
            case Part.Ret:
                return token == JsonTokenType.Number && reader.TryGetInt32(out _ret) ? null : "a 32-bit number";
            case Part.Events:
                return token == JsonTokenType.StartArray ? null : "an array";
            case Part.Command or Part.State:
                return token == JsonTokenType.StartObject ? null : "an object";
            case Part.Stuck:
                return token == JsonTokenType.String ? null : "a string";
            default:
                return token is JsonTokenType.Number or JsonTokenType.String ? null : "a number or a string";
        }
    }

    private void Complete(ReadOnlySpan<byte> line, Place place)
    {
        var lacks = !this[Part.Number].Present ? "i"
            : !this[Part.Command].Present ? "cmd"
            : !this[Part.Events].Present ? "events"
            : !this[Part.Ret].Present && !this[Part.Stuck].Present ? "ret or stuck"
            : this[Part.Ret].Present && !this[Part.State].Present ? "state"
            : null;
        if (lacks is not null)
        {
            throw place.Error(line, 0, "the line lacks " + lacks);
        }

        if (this[Part.Stuck].Present && (this[Part.Ret].Present || this[Part.State].Present))
        {
            throw place.Error(line, this[Part.Stuck].Start, "a command that is stuck has neither ret nor state");
        }
    }
}
