using System.Text;
using LuoModel.Model;

namespace LuoModel.Cli.Commands;

/// <summary>Reads text files that the user named.</summary>
internal static class InputFile
{
    /// <summary>The largest file that is read whole, in bytes.</summary>
    private const long Most = 16 << 20;

    /// <summary>The text of a file.</summary>
    /// <exception cref="UserError">It cannot be read, is too large, or is no UTF-8 text.</exception>
    public static string Text(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Most)
            {
                throw new UserError(path, $"larger than {Most >> 20} MiB, expected a text file");
            }

            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (ArgumentException)
        {
            throw new UserError(path, "no UTF-8 text");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError(path, "cannot be read");
        }
    }
}
