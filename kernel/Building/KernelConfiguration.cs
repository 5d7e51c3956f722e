using System.Text;

namespace LuoModel.Kernel.Building;

/// <summary>
/// The options of the kernels here: what LUO needs, a serial console, and little else, so that a build takes minutes and a boot a second. Everything not named is
/// off (<c>make allnoconfig</c> with this list).
/// </summary>
internal static class KernelConfiguration
{
    /// <summary>Options without which there is nothing to run.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        "64BIT", "SMP", "PRINTK", "TTY", "SERIAL_8250", "SERIAL_8250_CONSOLE", "BLK_DEV_INITRD", "BINFMT_ELF", "PROC_FS", "SYSFS", "DEVTMPFS", "TMPFS", "SHMEM",
        "MEMFD_CREATE", "MODULES", "MODULE_UNLOAD", "KALLSYMS", "KEXEC", "KEXEC_FILE", "KEXEC_HANDOVER", "LIVEUPDATE", "RELOCATABLE", "FUTEX",
    ];

    /// <summary>Options that are switched on where the tree has them.</summary>
    public static IReadOnlyList<string> Wanted { get; } =
    [
        "EXPERT", "DEBUG_KERNEL", "X86_MPPARSE", "HIGH_RES_TIMERS", "NO_HZ_IDLE", "HZ_1000", "PARAVIRT", "HYPERVISOR_GUEST", "KVM_GUEST", "PVH", "KERNEL_LZ4",
        "COMPACTION", "MIGRATION", "PRINTK_TIME", "EARLY_PRINTK", "BUG", "DEBUG_BUGVERBOSE", "KALLSYMS_ALL", "MAGIC_SYSRQ", "RD_GZIP", "RD_LZ4", "BINFMT_SCRIPT",
        "DEVTMPFS_MOUNT", "HUGETLBFS", "DEBUG_FS", "POSIX_TIMERS", "EPOLL", "SIGNALFD", "EVENTFD", "TIMERFD", "AIO", "ADVISE_SYSCALLS", "FILE_LOCKING",
        "MULTIUSER", "UNIX98_PTYS", "SYSVIPC", "FHANDLE", "IKCONFIG", "IKCONFIG_PROC", "KEXEC_HANDOVER_ENABLE_DEFAULT", "KEXEC_HANDOVER_DEBUG",
        "KEXEC_HANDOVER_DEBUGFS", "LIVEUPDATE_MEMFD",
    ];

    /// <summary>Options that are on by default and cost time or stand in the way: addresses that move, and a second console.</summary>
    private static readonly string[] s_off =
        ["CPU_MITIGATIONS", "X86_KERNEL_IBT", "RANDOMIZE_BASE", "INPUT", "VT", "BLOCK", "CRASH_DUMP", "MICROCODE", "WERROR", "LIVEUPDATE_TEST", "UNWINDER_ORC"];

    private static readonly string[] s_values = ["NR_CPUS=4", "PANIC_TIMEOUT=-1", "LOG_BUF_SHIFT=20"];

    /// <summary>The list as <c>KCONFIG_ALLCONFIG</c> takes it.</summary>
    public static string Fragment(IEnumerable<KernelFeature> features)
    {
        var on = Required.Concat(Wanted).ToList();
        var values = s_values.ToList();
        foreach (var option in features.SelectMany(feature => feature.Options))
        {
            (option.Contains('=', StringComparison.Ordinal) ? values : on).Add(option);
        }

        var text = new StringBuilder();
        text.AppendJoin(string.Empty, on.Distinct(StringComparer.Ordinal).Select(option => $"CONFIG_{option}=y\n"));
        text.AppendJoin(string.Empty, values.Select(value => $"CONFIG_{value}\n"));
        text.AppendJoin(string.Empty, s_off.Except(on, StringComparer.Ordinal).Select(option => $"# CONFIG_{option} is not set\n"));
        return text.ToString();
    }

    /// <summary>Which of <paramref name="options"/> the configuration <paramref name="file"/> does not have switched on.</summary>
    public static IReadOnlyList<string> Missing(string file, IEnumerable<string> options)
    {
        var on = File.ReadLines(file).Where(line => line.StartsWith("CONFIG_", StringComparison.Ordinal)).Select(line => line["CONFIG_".Length..]).ToHashSet(StringComparer.Ordinal);
        return [.. options.Where(option => !on.Contains(option.Contains('=', StringComparison.Ordinal) ? option : option + "=y"))];
    }
}
