namespace LuoModel.Kernel.Machines;

/// <summary>What a machine has.</summary>
public sealed record MachineOptions
{
    /// <summary>How QEMU runs it: tcg, or kvm where that works; null for whichever does.</summary>
    public string? Accelerator { get; init; }

    /// <summary>Memory in MiB.</summary>
    public int Memory { get; init; } = 256;

    /// <summary>Processors, each in a socket of its own: without ACPI others are not found.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Words of the kernel's command line in addition.</summary>
    public string Words { get; init; } = string.Empty;

    /// <summary>How long it may be silent on its console before it is taken for hung.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A folder that keeps the consoles; null for none.</summary>
    public string? ConsoleFolder { get; init; }

    /// <summary>Whether a reset ends the machine. Not where the script resets it.</summary>
    public bool EndsAtReset { get; init; } = true;

    /// <summary>
    /// The command line of the kernel. The slate is a MiB that neither kernel uses. On a loaded host the emulated timer may be late, which the kernel would take for a
    /// broken one and panic: no_timer_check. An oops ends the machine: what runs on behind one is not to be relied on.
    /// </summary>
    public string CommandLine =>
        $"console=ttyS0 kho=on liveupdate=on panic=-1 printk.devkmsg=on oops=panic no_timer_check memmap=1M$0x{(Memory - 16) << 20:x} {Words}".TrimEnd();
}
