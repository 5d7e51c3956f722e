using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>Which list a session slot is on.</summary>
public enum SessionList : byte
{
    /// <summary>The slot is free.</summary>
    Free,

    /// <summary>On the outgoing list: created in this kernel. In v4: on the one list.</summary>
    Outgoing,

    /// <summary>On the incoming list: rebuilt from the previous kernel.</summary>
    Incoming,

    /// <summary>In the blob that the previous kernel handed over, not rebuilt (yet).</summary>
    HandedOver,
}

/// <summary>Whose memory a session's serialization area is (one area before the block sets, G3).</summary>
public enum SerializedArea : byte
{
    /// <summary>None allocated.</summary>
    None,

    /// <summary>Allocated in this kernel.</summary>
    Own,

    /// <summary>Handed over by the previous kernel.</summary>
    HandedOver,

    /// <summary>Freed, but the address is still there (v4).</summary>
    Dangling,
}

/// <summary>struct luo_session with its luo_file_set (luo_session.c, luo_file.c). The file entries follow in <see cref="LuoState.File"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SessionRecord
{
    /// <summary>The list it is on.</summary>
    public SessionList List;

    /// <summary>session->retrieved: an fd was handed out in this kernel.</summary>
    public byte Retrieved;

    /// <summary>Index of the name.</summary>
    public short Name;

    /// <summary>Entries in the file list.</summary>
    public short Files;

    /// <summary>file_set->count: what the kernel counts; differs from <see cref="Files"/> only after an unfinished rebuild (G3).</summary>
    public short Count;

    /// <summary>The serialization area of G3; the file array that session->files of v4 leads to.</summary>
    public SerializedArea Area;

    /// <summary>Session state, v4 only.</summary>
    public MachineState State;

    /// <summary>1 while the task that closes it waits for a lock of the reboot hook before it can take the session off its list.</summary>
    public byte Closing;

    /// <summary>kexecfs: 1 when the instance is mounted where its service finds it, so that it needs no descriptor.</summary>
    public byte Mounted;

    /// <summary>session->ser of v4, its pointer into the array that is handed over: 0 NULL, 1 valid, 2 into freed memory.</summary>
    public byte Slot;
}
