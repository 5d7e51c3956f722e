namespace LuoModel.Kernel.Machines;

/// <summary>How a machine ended.</summary>
public enum MachineEnd
{
    /// <summary>By itself: it powered off, or a panic reset it. Its log says which.</summary>
    Ended,

    /// <summary>It was still running when its time was over.</summary>
    TimedOut,

    /// <summary>QEMU could not run it.</summary>
    Failed,
}

/// <summary>What a machine did.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Log">Its serial console, line by line.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Complaint">What QEMU said, empty when nothing.</param>
public sealed record MachineRun(MachineEnd End, IReadOnlyList<string> Log, TimeSpan Elapsed, string Complaint);
