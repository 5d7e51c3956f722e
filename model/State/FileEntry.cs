using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>struct luo_file: one preserved file in a session's list (luo_file.c), or in the global set of v3.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct FileEntry
{
    /// <summary>Index of the token.</summary>
    public short Token;

    /// <summary>Slot of the user file + 1; 0 = NULL (incoming, not retrieved).</summary>
    public short File;

    /// <summary>serialized_data.</summary>
    public DataWord Data;

    /// <summary>Handle slot + 1 under which the entry was preserved: what its private pointer names; 0 = none in this kernel and no data.</summary>
    public short Entry;

    /// <summary>retrieve_status: 0 never tried, 1 done, negative errno (remembered failure). v3, v4: reclaimed.</summary>
    public sbyte RetrieveStatus;

    /// <summary>Handler number.</summary>
    public byte Handler;

    /// <summary>State of the entry, v3 and v4.</summary>
    public MachineState State;

    /// <summary>1 when the owner of the device behind it told LUO that the device is gone (designs that invalidate).</summary>
    public byte Invalid;

    /// <summary>1 while a retrieve of it is under way: its mutex is held (only seen when the machine hangs on it).</summary>
    public byte Locked;

    /// <summary>1 when user space received a descriptor for it in this kernel.</summary>
    public byte Claimed;
}
