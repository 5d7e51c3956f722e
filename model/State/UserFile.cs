using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>What a struct file is.</summary>
public enum UserFileKind : byte
{
    /// <summary>The slot is free.</summary>
    Free,

    /// <summary>/dev/liveupdate.</summary>
    Device,

    /// <summary>A session's anonymous file.</summary>
    Session,

    /// <summary>A file that user space opened.</summary>
    Opened,

    /// <summary>A file that a retrieve callback made.</summary>
    Retrieved,

    /// <summary>Freed, but LUO still has its address: v3 holds no reference on a file it restored.</summary>
    Dangling,
}

/// <summary>One struct file with its reference count.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct UserFile
{
    /// <summary>What it is.</summary>
    public UserFileKind Kind;

    /// <summary>What it holds, of files that are memory.</summary>
    public FileContent Content;

    /// <summary>f_count: descriptors and LUO together.</summary>
    public short Refs;

    private short _origin;
    private short _session;

    /// <summary>Workload number of the file its data came from; -1 when the data word named none, and for device and session files.</summary>
    public short Origin
    {
        readonly get => (short)(_origin - 1);
        set => _origin = (short)(value + 1);
    }

    /// <summary>Session slot, -1 unless it is a <see cref="UserFileKind.Session"/>.</summary>
    public short Session
    {
        readonly get => (short)(_session - 1);
        set => _session = (short)(value + 1);
    }

    /// <summary>Next file slot + 1 whose release waits for the end of the command (the task work of the kernel); 0 between commands.</summary>
    public short NextRelease;
}
