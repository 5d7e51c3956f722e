using System.Text.Json;

namespace LuoModel.Runs.Recordings;

/// <summary>JSON types of an operand.</summary>
internal enum OperandKind
{
    /// <summary>An array or object: no operation takes one.</summary>
    Other,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>null.</summary>
    Null,
}

/// <summary>One operand of a command.</summary>
/// <param name="Kind">Its JSON type.</param>
/// <param name="At">Byte of the line where it begins.</param>
internal readonly record struct Operand(OperandKind Kind, int At)
{
    /// <summary>The string.</summary>
    public string? Text { get; private init; }

    /// <summary>The number when it fits a long, 1 for true.</summary>
    public long Signed { get; private init; }

    /// <summary>The number when <see cref="IsUnsigned"/>.</summary>
    public ulong Unsigned { get; private init; }

    /// <summary>The number is one from 0 to 2^64-1.</summary>
    public bool IsUnsigned { get; private init; }

    /// <summary>A string.</summary>
    public static Operand OfText(string text, int at) => new(OperandKind.Text, at) { Text = text };

    /// <summary>A number below zero or at most 2^63-1.</summary>
    public static Operand OfNumber(long number, int at) => number < 0
        ? new(OperandKind.Number, at) { Signed = number }
        : OfUnsigned((ulong)number, at);

    /// <summary>A number from 0 to 2^64-1.</summary>
    public static Operand OfUnsigned(ulong number, int at) =>
        new(OperandKind.Number, at) { IsUnsigned = true, Unsigned = number, Signed = number <= long.MaxValue ? (long)number : long.MaxValue };

    /// <summary>true.</summary>
    public static Operand OfTrue(int at) => new(OperandKind.Flag, at) { Signed = 1 };

    /// <summary>null.</summary>
    public static Operand OfNull(int at) => new(OperandKind.Null, at);

    /// <summary>The value <paramref name="reader"/> stands at.</summary>
    public static Operand Of(ref Utf8JsonReader reader, int at)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new Operand(OperandKind.Text, at) { Text = reader.GetString() };
            case JsonTokenType.True or JsonTokenType.False:
                return new Operand(OperandKind.Flag, at) { Signed = reader.TokenType == JsonTokenType.True ? 1 : 0 };
            case JsonTokenType.Null:
                return new Operand(OperandKind.Null, at);
            case JsonTokenType.Number:
                var isUnsigned = reader.TryGetUInt64(out var unsigned);
                var isSigned = reader.TryGetInt64(out var signed);
                return isUnsigned || isSigned
                    ? new Operand(OperandKind.Number, at) { IsUnsigned = isUnsigned, Unsigned = unsigned, Signed = isSigned ? signed : long.MaxValue }
                    : default;
            default:
                reader.Skip();
                return default;
        }
    }
}
