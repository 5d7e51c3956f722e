using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LuoModel.Model;

namespace LuoModel.Cli.Output;

/// <summary>
/// What <c>--json</c> writes: one object whose first member is <c>schemaVersion</c>. The whole text is made before a byte is
/// written, and a file appears complete or not at all.
/// </summary>
internal static class JsonReport
{
    /// <summary>Raised when a member changes its meaning or goes away; new members do not raise it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // not for a web page: "a -> b" stays readable
    };

    /// <summary>Writes a report.</summary>
    /// <param name="target">A file, or <c>-</c> for standard output; null writes nothing.</param>
    /// <param name="console">Has standard output.</param>
    /// <param name="members">Writes the members behind <c>schemaVersion</c>.</param>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public static void Write(string? target, LuoConsole console, Action<Utf8JsonWriter> members) => WritePlain(target, console, json =>
    {
        json.WriteNumber("schemaVersion", SchemaVersion);
        members(json);
    });

    /// <summary>Writes an object of another format than this program's own, in the same way.</summary>
    /// <param name="target">A file, or <c>-</c> for standard output; null writes nothing.</param>
    /// <param name="console">Has standard output.</param>
    /// <param name="members">Writes all members.</param>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public static void WritePlain(string? target, LuoConsole console, Action<Utf8JsonWriter> members)
    {
        if (target is null)
        {
            return;
        }

        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, s_options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        text.Write("\n"u8);
        if (target == StandardOutput)
        {
            console.Exact.Write(Encoding.UTF8.GetString(text.WrittenSpan));
        }
        else
        {
            OutputFile.Write(target, text.WrittenSpan);
        }
    }
}
