namespace LuoModel.Kernel.Sources;

/// <summary>Copies source trees.</summary>
internal static class TreeCopy
{
    /// <summary>Makes the source files of <paramref name="to"/> equal to those of <paramref name="from"/>; a file that is equal already is not touched.</summary>
    /// <param name="from">The tree.</param>
    /// <param name="listing">Its files.</param>
    /// <param name="to">The copy.</param>
    /// <param name="before">The source files that the copy has now; null when it is empty. Other files there are left alone: they were built.</param>
    /// <param name="stop">Ends it; the copy is of no use then.</param>
    public static void Update(string from, SourceListing listing, string to, SourceListing? before, CancellationToken stop)
    {
        foreach (var path in before is null ? listing.Files.Keys : before.Differences(listing))
        {
            stop.ThrowIfCancellationRequested();
            var target = Path.Combine(to, path);
            File.Delete(target);
            if (!listing.Files.ContainsKey(path))
            {
                continue;
            }

            var source = new FileInfo(Path.Combine(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (source.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else
            {
                source.CopyTo(target);
                File.SetLastWriteTimeUtc(target, DateTime.UtcNow); // newer than everything that was built from the one before
            }
        }
    }
}
