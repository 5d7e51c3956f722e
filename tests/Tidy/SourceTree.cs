using LuoModel.Tests.Support;

namespace LuoModel.Tests.Tidy;

/// <summary>The files of the checkout that somebody wrote: no build output, no packages, no recordings.</summary>
internal static class SourceTree
{
    private static readonly string[] s_skipped = [".git", ".luo", ".packages", "bin", "obj", "TestResults", "recordings"];

    /// <summary>All of them, with paths relative to the top folder, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Checkout.Root).Order(StringComparer.Ordinal)];

    /// <summary>Whether a file holds source text for a compiler or a shell, for which limits of length make sense.</summary>
    public static bool IsCode(string file) =>
        Path.GetExtension(file) is ".cs" or ".sh" or ".props" or ".targets" or ".csproj"
        || (Path.GetExtension(file).Length == 0 && File.ReadLines(Checkout.PathOf(file)).FirstOrDefault()?.StartsWith("#!", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (s_skipped.Contains(entry.Name) || entry.LinkTarget is not null)
            {
                continue;
            }

            if (entry is DirectoryInfo below)
            {
                foreach (string file in Walk(below.FullName))
                {
                    yield return file;
                }
            }
            else
            {
                yield return Path.GetRelativePath(Checkout.Root, entry.FullName);
            }
        }
    }
}
