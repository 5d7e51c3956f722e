using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Runs.Recordings;

/// <summary>What a recorder could see of the kernel. Of the rest a recording says nothing, and a replay compares nothing.</summary>
/// <param name="Name">As the header's member <c>view</c> has it; a recording without one saw everything.</param>
/// <param name="SeesEveryKey">Every part of the digest is there. Otherwise those that the first digest has.</param>
/// <param name="SeesInside">Events of every kind, with every member.</param>
/// <param name="FreesFirstFirst">
/// Files that a command lets go of are freed in the order of the fput()s: that of the shim under code that was run in user space. A kernel frees the last first
/// (kernel/task_work.c), and nothing else depends on it.
/// </param>
/// <param name="AbsentDevice">
/// What open of the device answers where LUO is off. A kernel has no such file then (liveupdate_ioctl_init() registers none); the shim has no files and answered for itself.
/// </param>
internal sealed record RecordingView(string Name, bool SeesEveryKey, bool SeesInside, bool FreesFirstFirst, int AbsentDevice)
{
    /// <summary>Everything: the code was run in user space against a shim.</summary>
    public static RecordingView Whole { get; } = new("whole", SeesEveryKey: true, SeesInside: true, FreesFirstFirst: true, AbsentDevice: Errno.ENODEV);

    /// <summary>
    /// A whole kernel in a machine, watched by a module with handlers and by its log: no sessions, no duplicate map, no blocks; no release of the device and of
    /// session files; no failed module reference; of reference counts, and of memory that is given back in the
    /// wrong way, the first accident of each kind in a boot, as the kernel is not sure to tell another. That a call failed from outside is told behind it.
    /// </summary>
    public static RecordingView Machine { get; } = new("machine", SeesEveryKey: false, SeesInside: false, FreesFirstFirst: false, AbsentDevice: Errno.ENOENT);
}

/// <summary>What a recorder has told already, where it tells things once.</summary>
/// <param name="view">What it can see.</param>
internal sealed class ViewMemory(RecordingView view)
{
    private int _refcounts;
    private bool _misused;

    /// <summary>Whether the recorder tells of <paramref name="e"/>.</summary>
    public bool Sees(in LuoEvent e)
    {
        if (view.SeesInside)
        {
            return true;
        }

        switch (e.Kind)
        {
            case EventKind.Kexec or EventKind.ColdBoot:
                _refcounts = 0;
                _misused = false;
                return true;
            case EventKind.FileFree:
                return (UserFileKind)e.N is not (UserFileKind.Device or UserFileKind.Session);
            case EventKind.Fault:
                return (FaultKind)e.N is FaultKind.Fd or FaultKind.CopyToUser;
            case EventKind.Refcount:
                var first = (_refcounts >> e.N & 1) == 0;
                _refcounts |= 1 << e.N;
                return first;
            case EventKind.KhoMisuse:
                var before = _misused;
                _misused = true;
                return !before;
            case EventKind.ModuleGetFailed or EventKind.ModuleUnderflow or EventKind.HandleMisuse or EventKind.ListCorrupt or EventKind.LockMisuse:
                return false;
            default:
                return true;
        }
    }
}
