using LuoModel.Model;

namespace LuoModel.Runs.Recordings;

/// <summary>Finds recordings.</summary>
public static class RecordingFiles
{
    /// <summary>How the files of recordings are called.</summary>
    public const string Extension = ".jsonl";

    /// <summary>The files that <paramref name="paths"/> name: a file is itself, a folder stands for the recordings below it, sorted by path.</summary>
    /// <exception cref="UserError">A path does not exist or cannot be read, or a folder has no recording.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                files.Add(File.Exists(path) ? path : throw new UserError(path, "there is no such file or folder"));
                continue;
            }

            var found = Below(path);
            files.AddRange(found.Length > 0 ? found : throw new UserError(path, $"the folder has no recordings (*{Extension})"));
        }

        return files;
    }

    private static string[] Below(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError(folder, "cannot be read: " + e.Message.TrimEnd('.'));
        }
    }
}
