using LuoModel.Kernel.Sources;

namespace LuoModel.Kernel.Building;

/// <summary>The files of a tree that are LUO, by which a tree is told from a release.</summary>
internal static class LuoSources
{
    private static readonly string[] s_files =
    [
        "kernel/liveupdate/luo_core.c", "kernel/liveupdate/luo_session.c", "kernel/liveupdate/luo_file.c", "kernel/liveupdate/luo_flb.c",
        "kernel/liveupdate/luo_internal.h", "kernel/liveupdate/kho_block.c", "mm/memfd_luo.c", "include/linux/liveupdate.h", "include/uapi/linux/liveupdate.h",
    ];

    /// <summary>The objects that are made of them.</summary>
    public static IEnumerable<string> Objects => s_files.Where(file => file.EndsWith(".c", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file) + ".o");

    /// <summary>What the tree's files contain, as hashes; a file that it lacks is left out.</summary>
    public static IReadOnlyDictionary<string, string> Hashes(SourceListing listing) =>
        s_files.Where(listing.Files.ContainsKey).ToDictionary(file => file, file => listing.Files[file], StringComparer.Ordinal);
}
