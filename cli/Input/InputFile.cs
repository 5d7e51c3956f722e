using System.Text;
using LuoModel.Model;

namespace LuoModel.Cli.Input;

/// <summary>Reads files that the user named; whatever goes wrong is the user's to know, in one line.</summary>
internal static class InputFile
{
    /// <summary>More than any workload, graph or scenario that a person writes; larger ones are read by those who stream.</summary>
    private const long Largest = 64 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole text of a file, without the byte order mark that some editors put first.</summary>
    /// <exception cref="UserError">It is missing, unreadable, too large, or not UTF-8.</exception>
    public static string ReadText(string path)
    {
        byte[] content = ReadBytes(path);
        try
        {
            return s_strict.GetString(content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(Encoding.UTF8.Preamble.Length) : content);
        }
        catch (DecoderFallbackException error)
        {
            // The index is that of the first bad byte, but for a sequence that began in front of it.
            ReadOnlySpan<byte> before = content.AsSpan(0, Math.Clamp(error.Index, 0, content.Length));
            int line = before.Count((byte)'\n') + 1;
            int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            throw new UserError(path, line, column, "is not UTF-8 text");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.CanSeek && file.Length > Largest)
            {
                throw new UserError(path, $"has {file.Length} bytes, expected at most {Largest}");
            }

            using var content = new MemoryStream();
            var block = new byte[1 << 16];
            for (int read = file.Read(block); read > 0; read = file.Read(block))
            {
                if (content.Length + read > Largest)
                {
                    throw new UserError(path, $"has more than {Largest} bytes");
                }

                content.Write(block, 0, read);
            }

            return content.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserError(path, $"cannot be read: {Reason(path, error)}");
        }
    }

    private static string Reason(string path, Exception error) => error switch
    {
        _ when Directory.Exists(path) => "it is a folder",
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException => "permission denied",
        _ => error.Message,
    };
}
