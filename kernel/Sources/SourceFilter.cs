namespace LuoModel.Kernel.Sources;

/// <summary>
/// Which files of a kernel tree are left out: code of other architectures and of devices that no machine here has. What describes options and how to build
/// stays, so that the tree configures and builds as the whole one does, in a quarter of the room.
/// </summary>
internal static class SourceFilter
{
    private static readonly string[] s_folders =
    [
        .. new[]
        {
            "alpha", "arc", "arm", "arm64", "csky", "hexagon", "loongarch", "m68k", "microblaze", "mips", "nios2", "openrisc", "parisc", "powerpc", "riscv",
            "s390", "sh", "sparc", "um", "xtensa",
        }.Select(name => "arch/" + name),
        "drivers/gpu", "drivers/media", "drivers/net", "drivers/staging", "drivers/infiniband", "drivers/scsi", "drivers/usb", "drivers/iio",
        "drivers/hwmon", "drivers/mtd", "drivers/power", "drivers/pinctrl", "drivers/regulator", "drivers/soc", "sound", "Documentation",
    ];

    private static readonly string[] s_extensions = [".c", ".h", ".S", ".dts", ".dtsi", ".rst", ".yaml", ".txt", ".svg", ".json"];

    /// <summary>What tar is told to leave out.</summary>
    public static IEnumerable<string> TarArguments =>
        s_folders.SelectMany(folder => s_extensions.Select(extension => $"--exclude=*/{folder}/*{extension}"));

    /// <summary>Whether a file is kept.</summary>
    /// <param name="path">Its path in the tree, with /.</param>
    public static bool Keeps(string path) =>
        !(path.StartsWith(".git/", StringComparison.Ordinal) || path == ".git")
        && (!s_extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal))
            || !s_folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)));
}
