using System.Runtime.InteropServices;

namespace LuoModel.Search.Engine;

/// <summary>A new state between the lookup that found it missing and the commit that numbers it.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct Pending
{
    /// <summary>Batch in which it was emitted first.</summary>
    public int Batch;

    /// <summary>Place in that batch.</summary>
    public int Offset;

    /// <summary>Slot of the table that waits for its index.</summary>
    public uint* Slot;

    /// <summary>Its index, once numbered.</summary>
    public int Index;
}
