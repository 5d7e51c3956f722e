using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>struct liveupdate_subsystem of v3 and v4 (luo_subsystems.c).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SubsystemRecord
{
    /// <summary>1 when registered.</summary>
    public byte Registered;

    /// <summary>1 when it registers itself early in each boot (v3).</summary>
    public byte Early;

    /// <summary>Its data word: slot of the word + 1 and freeze bumps.</summary>
    public DataWord Data;

    /// <summary>1 when the old kernel's tree has an entry for it.</summary>
    public byte InBlob;

    /// <summary>The word in the old kernel's tree.</summary>
    public DataWord BlobData;

    /// <summary>1 when a first, stale tree with an entry for it waits in KHO.</summary>
    public byte InStale;

    /// <summary>The word in that stale tree.</summary>
    public DataWord StaleData;
}
