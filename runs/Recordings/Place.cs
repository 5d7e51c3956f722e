using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using LuoModel.Model;

namespace LuoModel.Runs.Recordings;

/// <summary>A line of a recording, for what is said about it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">From 1.</param>
internal readonly record struct Place(string File, int Line)
{
    /// <summary>The error that <paramref name="what"/> was found at byte <paramref name="offset"/> of <paramref name="line"/>.</summary>
    public UserError Error(ReadOnlySpan<byte> line, int offset, string what) =>
        new(File, Line, Encoding.UTF8.GetCharCount(line[..Math.Clamp(offset, 0, line.Length)]) + 1, what);

    /// <summary>Demands that <paramref name="line"/> is UTF-8 and that its strings are text, so that nothing that reads it later has to expect otherwise.</summary>
    /// <exception cref="UserError">It is binary, or a string has half a surrogate pair.</exception>
    public void DemandText(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
        {
            throw Error([], 0, "no UTF-8 text, expected a JSON object of a recording");
        }

        var reader = new Utf8JsonReader(line);
        try
        {
            // Only \u can spell half a pair.
            while (line.IndexOf("\\u"u8) >= 0 && reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException)
        {
            throw Error(line, (int)reader.TokenStartIndex, "the string is no text: half a surrogate pair");
        }
        catch (JsonException e)
        {
            throw NoJson(line, e);
        }
    }

    /// <summary>The error that the line is no JSON object; says when it rather looks cut off.</summary>
    public UserError NoJson(ReadOnlySpan<byte> line, JsonException error)
    {
        var at = (int)(error.BytePositionInLine ?? 0);
        var cut = at >= line.Length && line.Length > 0 && line[0] == (byte)'{';
        return Error(line, at, cut ? "the line ends inside its JSON object: the recording is cut" : "no valid JSON, expected one object per line");
    }
}
