using LuoModel.Model;

namespace LuoModel.Kernel.Building;

/// <summary>Something that a kernel is built with in addition, for sequences that need it.</summary>
/// <param name="Name">As a user says it.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Options">Kconfig symbols that are switched on, or <c>NAME=value</c>.</param>
public sealed record KernelFeature(string Name, string Purpose, IReadOnlyList<string> Options)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<KernelFeature> All { get; } =
    [
        new("fault", "allocations fail where the script says", ["FAULT_INJECTION", "FAILSLAB", "FAIL_PAGE_ALLOC", "FAULT_INJECTION_DEBUG_FS", "FAULT_INJECTION_USERCOPY"]),
        new("lockdep", "the kernel checks its own use of locks", ["PROVE_LOCKING", "DEBUG_ATOMIC_SLEEP", "DETECT_HUNG_TASK"]),
        new("kasan", "accesses to freed memory and outside of objects are reported", ["KASAN", "KASAN_GENERIC", "KASAN_OUTLINE", "STACKTRACE"]),
        new("kmemleak", "memory that nobody points to is reported", ["DEBUG_KMEMLEAK", "DEBUG_KMEMLEAK_MEM_POOL_SIZE=16000"]),
        new("memcg", "memory is charged to control groups", ["CGROUPS", "MEMCG"]),
        new("userfaultfd", "user space handles page faults", ["USERFAULTFD"]),
        new("fuse", "file systems in user space", ["FUSE_FS"]),
        new("ia32", "32-bit programs", ["IA32_EMULATION"]),
        new("thp", "transparent huge pages", ["TRANSPARENT_HUGEPAGE"]),
        new("gcov", "which lines of LUO ran", ["GCOV_KERNEL"]),
        new("kprobes", "probes in kernel functions", ["KPROBES", "FTRACE", "FUNCTION_TRACER"]),
        new("luo-test", "upstream's own test FLBs, three on every handler", ["RUNTIME_TESTING_MENU", "LIVEUPDATE_TEST"]),
    ];

    /// <summary>What <c>--debug</c> stands for.</summary>
    public static IReadOnlyList<string> Debug { get; } = ["fault", "lockdep", "kasan", "kmemleak"];

    /// <summary>The features that <paramref name="names"/> name, each once, in the order of <see cref="All"/>. A Kconfig symbol in capitals stands for itself.</summary>
    /// <exception cref="UserError">One is unknown.</exception>
    public static IReadOnlyList<KernelFeature> Parse(IEnumerable<string> names)
    {
        var wanted = names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        var symbols = wanted.Where(IsSymbol).Order(StringComparer.Ordinal).ToArray();
        if (wanted.Except(symbols, StringComparer.Ordinal).FirstOrDefault(name => All.All(feature => feature.Name != name)) is { } unknown)
        {
            throw new UserError($"there is no feature '{unknown}', expected one of {string.Join(", ", All.Select(feature => feature.Name))}, or an option of the kernel in capitals");
        }

        return [.. All.Where(feature => wanted.Contains(feature.Name)), .. symbols.Select(symbol => new KernelFeature(symbol, "as asked for", [symbol]))];
    }

    private static bool IsSymbol(string name) => char.IsAsciiLetterUpper(name[0]) && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');
}
