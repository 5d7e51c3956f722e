using System.Buffers.Text;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using LuoModel.Model.Workloads;

namespace LuoModel.Model.Traces;

/// <summary>
/// The statements of a user's workload as a replay string carries them: Brotli, then base64 for addresses. Brotli packs the same text the same way on every
/// machine, which deflate does not promise.
/// </summary>
internal static class CarriedWorkload
{
    private const int Quality = 11;
    private const int Window = 18;

    /// <summary>No workload that a person writes is larger; what unpacks to more is no workload.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>Characters that a name may not have in a replay string: they separate, or end what was pasted.</summary>
    private const string Escaped = ":%'\"\\";

    /// <summary>Large workloads take their time to compare, and every trace of a report asks.</summary>
    private static readonly ConditionalWeakTable<Workload, string> s_carried = [];

    /// <summary>Packs statements.</summary>
    public static string Pack(string statements)
    {
        var plain = Encoding.UTF8.GetBytes(statements);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var length, Quality, Window)
            ? Base64Url.EncodeToString(packed.AsSpan(0, length))
            : throw new InvalidOperationException("the room for a packed workload is too small");
    }

    /// <summary>Unpacks what <see cref="Pack"/> made.</summary>
    /// <returns>Null when the text is none.</returns>
    public static string? Unpack(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var plain = new byte[MostBytes];
        return BrotliDecoder.TryDecompress(Base64Url.DecodeFromChars(text), plain, out var length) ? Encoding.UTF8.GetString(plain, 0, length) : null;
    }

    /// <summary>A workload that is not built in, as the text it was read from; null for a built-in one, or one that was not read.</summary>
    public static string? Of(Workload workload) => s_carried.GetValue(
        workload, static asked => asked.Statements.Length > 0 && !WorkloadCatalog.IsBuiltIn(asked) ? asked.Statements : string.Empty) is { Length: > 0 } statements ? statements : null;

    /// <summary>A workload's name as one word without separators.</summary>
    public static string Escape(string name) => string.Concat(name.Select(c => Escaped.Contains(c, StringComparison.Ordinal) || c <= ' ' ? Uri.HexEscape(c) : c.ToString()));

    /// <summary>The name that <see cref="Escape"/> was given.</summary>
    public static string Unescape(string word) => Uri.UnescapeDataString(word);
}
