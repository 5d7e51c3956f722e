using System.Security.Cryptography;
using System.Text;

namespace LuoModel.Kernel.Sources;

/// <summary>The files of a source tree that matter, with what is in them: path in the tree, and a hash.</summary>
/// <param name="Files">SHA-256 by path, in the order of the paths.</param>
public sealed record SourceListing(IReadOnlyDictionary<string, string> Files)
{
    /// <summary>One number for everything.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Files.Select(file => $"{file.Key}\0{file.Value}\n")))));

    /// <summary>Reads all files of <paramref name="tree"/>.</summary>
    public static SourceListing Of(string tree, CancellationToken stop)
    {
        var paths = Walk(tree, string.Empty).Order(StringComparer.Ordinal).ToArray();
        var hashes = new string[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = stop }, i => hashes[i] = HashOf(Path.Combine(tree, paths[i])));
        return new SourceListing(Sorted(paths.Zip(hashes)));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SourceListing Read(string file) =>
        new(Sorted(File.ReadLines(file).Select(line => (line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], line[..line.IndexOf(' ', StringComparison.Ordinal)]))));

    /// <summary>Paths whose content differs between the two, or that only one has.</summary>
    public IReadOnlyList<string> Differences(SourceListing other) =>
        [.. Files.Keys.Union(other.Files.Keys, StringComparer.Ordinal).Where(path => Files.GetValueOrDefault(path) != other.Files.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];

    /// <summary>The listing after some files of <paramref name="tree"/> were changed.</summary>
    public SourceListing With(string tree, IReadOnlyList<string> changed) =>
        new(Sorted(Files.Select(file => (file.Key, changed.Contains(file.Key) ? HashOf(Path.Combine(tree, file.Key)) : file.Value))));

    /// <summary>Keeps the listing in <paramref name="file"/>.</summary>
    public void Write(string file) => File.WriteAllLines(file, Files.Select(entry => $"{entry.Value} {entry.Key}"));

    private static SortedDictionary<string, string> Sorted(IEnumerable<(string Path, string Hash)> entries)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, hash) in entries)
        {
            files.Add(path, hash);
        }

        return files;
    }

    private static string HashOf(string file)
    {
        if (new FileInfo(file).LinkTarget is { } target)
        {
            return "link:" + target.Replace('\n', '?');
        }

        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static IEnumerable<string> Walk(string tree, string folder)
    {
        foreach (var entry in new DirectoryInfo(Path.Combine(tree, folder)).EnumerateFileSystemInfos())
        {
            var path = folder.Length == 0 ? entry.Name : folder + "/" + entry.Name;
            if (entry is DirectoryInfo && entry.LinkTarget is null)
            {
                foreach (var below in path == ".git" ? [] : Walk(tree, path))
                {
                    yield return below;
                }
            }
            else if (SourceFilter.Keeps(path))
            {
                yield return path;
            }
        }
    }
}
