using LuoModel.Model;

namespace LuoModel.Cli.Output;

/// <summary>Writes files that the user named.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Writes a file so that a reader sees the old content or the new one, never a part: into a file beside it, which then takes
    /// the name. Devices and pipes are written as they are.
    /// </summary>
    /// <exception cref="UserError">The file cannot be written; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            string full = Path.GetFullPath(path);
            full = new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
            if (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
            {
                using FileStream device = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                device.Write(content);
                return;
            }

            if (Directory.Exists(full))
            {
                throw new UserError(path, "cannot be written: it is a folder");
            }

            Replace(full, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserError(path, $"cannot be written: {Reason(error)}");
        }
    }

    private static void Replace(string full, ReadOnlySpan<byte> content)
    {
        string part = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.part");
        try
        {
            File.WriteAllBytes(part, content);
            File.Move(part, full, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private static string Reason(Exception error) => error switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "permission denied",
        _ => error.Message,
    };
}
