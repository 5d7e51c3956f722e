using LuoModel.Kernel.Processes;

namespace LuoModel.Kernel.Building;

/// <summary>What a kernel build needs of this machine, and how to get it.</summary>
internal static class BuildTools
{
    private static readonly (string Program, string Package)[] s_programs =
    [
        ("make", "make"), ("gcc", "gcc"), ("ld", "binutils"), ("flex", "flex"), ("bison", "bison"), ("bc", "bc"), ("lz4", "lz4"), ("tar", "tar"), ("xz", "xz-utils"),
    ];

    private static readonly (string File, string Package)[] s_headers = [("gelf.h", "libelf-dev"), ("stdio.h", "libc6-dev")];

    /// <summary>Packages that are missing, by Debian's names.</summary>
    public static IReadOnlyList<string> Missing() =>
    [
        .. s_programs.Where(tool => !ChildProcess.Exists(tool.Program)).Select(tool => tool.Package),
        .. s_headers.Where(header => !File.Exists("/usr/include/" + header.File)).Select(header => header.Package),
    ];

    /// <summary>Demands that everything is there.</summary>
    /// <exception cref="ToolException">Something is missing; says what to install.</exception>
    public static void Demand()
    {
        var missing = Missing();
        if (missing.Count > 0)
        {
            throw new ToolException($"a kernel can not be built here: install {string.Join(' ', missing)} (apt-get install {string.Join(' ', missing)})");
        }
    }

    /// <summary>The compiler, as it calls itself.</summary>
    public static string Compiler(CancellationToken stop) => ChildProcess.Demand(["gcc", "--version"], "/", stop)[0];
}
