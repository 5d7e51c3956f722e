using LuoModel.Kernel.Building;

namespace LuoModel.Kernel.Sources;

/// <summary>Which release a tree is, by its files of LUO.</summary>
/// <param name="Release">The release with the fewest files that differ; null when none was built here.</param>
/// <param name="Differing">The files that differ, or that only one has.</param>
public sealed record ReleaseMatch(KernelRelease? Release, IReadOnlyList<string> Differing)
{
    /// <summary>Compares with the releases that are built, newest first.</summary>
    public static ReleaseMatch Find(BuiltKernel kernel, KernelBuilder builder, CancellationToken stop)
    {
        var best = new ReleaseMatch(null, []);
        foreach (var release in KernelRelease.All)
        {
            if (builder.Find(KernelSource.Of(release), [], stop) is { } built)
            {
                string[] differing = [.. built.LuoFiles.Keys.Union(kernel.LuoFiles.Keys, StringComparer.Ordinal)
                    .Where(file => built.LuoFiles.GetValueOrDefault(file) != kernel.LuoFiles.GetValueOrDefault(file)).Order(StringComparer.Ordinal)];
                best = best.Release is null || differing.Length < best.Differing.Count ? new ReleaseMatch(release, differing) : best;
            }
        }

        return best;
    }
}
