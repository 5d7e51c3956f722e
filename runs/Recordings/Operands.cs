using System.Text;
using System.Text.Json;
using LuoModel.Model;

namespace LuoModel.Runs.Recordings;

/// <summary>The members of a <c>cmd</c> object, as read. Operands keep their JSON type; what they mean is the compiler's business.</summary>
internal sealed class Operands
{
    private readonly List<(string Name, Operand Value)> _values = []; // few: a list is searched faster than a table
    private readonly List<bool> _used = [];
    private byte[] _line = [];
    private int _at;

    /// <summary>The line they stand in.</summary>
    public Place Place { get; private set; }

    /// <summary>The value of <c>op</c>.</summary>
    public string Op { get; private set; } = string.Empty;

    /// <summary>Reads the object at <paramref name="slice"/> of <paramref name="line"/>, which is known to be valid JSON.</summary>
    /// <exception cref="UserError">A member is there twice, has a compound value, or <c>op</c> is missing.</exception>
    public void Read(ReadOnlySpan<byte> line, Slice slice, Place place)
    {
        _values.Clear();
        _used.Clear();
        _line = Ascii.IsValid(line) ? [] : line.ToArray();
        Place = place;
        _at = slice.Start;
        var reader = new Utf8JsonReader(slice.Of(line));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var at = slice.Start + (int)reader.TokenStartIndex;
            var operand = Operand.Of(ref reader, at);
            if (operand.Kind == OperandKind.Other)
            {
                throw At(at, $"{name}: expected a number, a string, true, false or null");
            }

            if (Has(name))
            {
                throw At(at, $"{name} is there twice");
            }

            _values.Add((name, operand));
            _used.Add(item: false);
        }

        Op = Has("op") && Take("op") is { Kind: OperandKind.Text } op
            ? op.Text!
            : throw At(slice.Start, "cmd: expected an op with the name of the operation");
    }

    /// <summary>Takes operands that were read from another text.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="values">The operands; where they begin is a column of the line, from 0.</param>
    /// <param name="place">The line.</param>
    /// <param name="at">Where the operation begins.</param>
    public void Set(string op, IEnumerable<(string Name, Operand Value)> values, Place place, int at)
    {
        _values.Clear();
        _used.Clear();
        _line = [];
        _at = at;
        Place = place;
        Op = op;
        foreach (var value in values)
        {
            _values.Add(value);
            _used.Add(item: false);
        }
    }

    /// <summary>All operands but <c>op</c>, in order.</summary>
    public IEnumerable<(string Name, Operand Value)> Values => _values.Where(value => value.Name != "op");

    /// <summary>Whether there is an operand <paramref name="name"/>.</summary>
    public bool Has(string name) => Find(name) >= 0;

    /// <summary>A string.</summary>
    public string Text(string name) => Take(name) is { Kind: OperandKind.Text } value ? value.Text! : throw Expected(name, "a string");

    /// <summary>A string that is one of <paramref name="choices"/>; the index of it.</summary>
    public int Choice(string name, IReadOnlyList<string> choices)
    {
        var value = Take(name);
        for (var i = 0; value.Kind == OperandKind.Text && i < choices.Count; i++)
        {
            if (choices[i] == value.Text)
            {
                return i;
            }
        }

        throw Expected(name, "one of " + string.Join(", ", choices));
    }

    /// <summary>A number that fits an int.</summary>
    public int Number(string name) =>
        Take(name) is { Kind: OperandKind.Number } value && value.Signed is >= int.MinValue and <= int.MaxValue
            ? (int)value.Signed
            : throw Expected(name, "a 32-bit number");

    /// <summary>A number that fits an int, or <paramref name="otherwise"/> when there is none.</summary>
    public int Number(string name, int otherwise) => Has(name) ? Number(name) : otherwise;

    /// <summary>A number from 0 to 2^64-1.</summary>
    public ulong Unsigned(string name) =>
        Take(name) is { Kind: OperandKind.Number, IsUnsigned: true } value ? value.Unsigned : throw Expected(name, "a number from 0 to 2^64-1");

    /// <summary>true or false, or a number that is not 0 or 0; false when there is none.</summary>
    public bool Flag(string name)
    {
        if (!Has(name))
        {
            return false;
        }

        return Take(name) switch
        {
            { Kind: OperandKind.Flag } value => value.Signed != 0,
            { Kind: OperandKind.Number } value => value.Signed != 0 || value.Unsigned != 0,
            _ => throw Expected(name, "true or false"),
        };
    }

    /// <summary>Takes note of <paramref name="name"/>; null: the operand is the JSON null.</summary>
    public bool IsNull(string name) => Take(name).Kind == OperandKind.Null;

    /// <summary>Whether the operand is a number.</summary>
    public bool IsNumber(string name) => Take(name).Kind == OperandKind.Number;

    /// <summary>Says that the operation has no operand but those asked for.</summary>
    /// <exception cref="UserError">There are others.</exception>
    public void End()
    {
        var unused = _used.IndexOf(item: false);
        if (unused >= 0)
        {
            throw At(_values[unused].Value.At, $"{Op} has no operand \"{_values[unused].Name}\"");
        }
    }

    /// <summary>The error that operand <paramref name="name"/> is not <paramref name="what"/>.</summary>
    public UserError Expected(string name, string what) => At(Take(name).At, $"{name}: expected {what}");

    /// <summary>An error about the whole command.</summary>
    public UserError Error(string what) => At(_at, what);

    /// <summary>Errors count the column in characters: in an ASCII line it is the byte, other lines are kept to count in.</summary>
    private UserError At(int offset, string what) =>
        _line.Length == 0 ? new UserError(Place.File, Place.Line, offset + 1, what) : Place.Error(_line, offset, what);

    private Operand Take(string name)
    {
        var at = Find(name);
        if (at < 0)
        {
            throw At(_at, $"{Op} lacks the operand \"{name}\"");
        }

        _used[at] = true;
        return _values[at].Value;
    }

    private int Find(string name)
    {
        for (var i = 0; i < _values.Count; i++)
        {
            if (_values[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
