using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>What a slot for a subsystem's data word holds. The kernel has no such table: it is what the mocks behind the subsystems remember.</summary>
public enum WordLife : byte
{
    /// <summary>No word names the slot.</summary>
    Free,

    /// <summary>The word was cancelled or finished, but something still names it.</summary>
    Ended,

    /// <summary>Prepared and neither cancelled nor finished.</summary>
    Live,
}

/// <summary>struct liveupdate_subsystem of v3 and v4 (luo_subsystems.c). Word slots are numbered over all subsystems.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SubsystemRecord
{
    /// <summary>Words of one subsystem that can be told apart at once: its own, the incoming one, the one in the first tree, and one being made.</summary>
    public const int WordSlots = 4;

    /// <summary>1 when registered.</summary>
    public byte Registered;

    /// <summary>1 when it registers itself early in each boot (v3).</summary>
    public byte Early;

    /// <summary>private_data: slot of the word + 1 and freeze bumps.</summary>
    public DataWord Data;

    /// <summary>1 when the tree of the previous kernel has an entry for it.</summary>
    public byte InBlob;

    /// <summary>The word in the previous kernel's tree.</summary>
    public DataWord BlobData;

    /// <summary>1 when the first LUO tree in KHO's list has an entry for it: the tree that the next kernel would find, LUO's own or a stale one.</summary>
    public byte InFirstTree;

    /// <summary>The word in that tree.</summary>
    public DataWord FirstTreeData;
}
