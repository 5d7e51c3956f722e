using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>struct liveupdate_flb with its private part: outgoing and incoming halves (luo_flb.c).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct FlbRecord
{
    /// <summary>What a saturated refcount_t holds (REFCOUNT_SATURATED of lib/refcount.c).</summary>
    public const int Saturated = -1073741824;

    /// <summary>outgoing.count.</summary>
    public int OutCount;

    /// <summary>incoming.count.</summary>
    public int InCount;

    /// <summary>Count in the blob of the previous kernel.</summary>
    public int BlobCount;

    /// <summary>1 when the blob of the previous kernel has an entry for it.</summary>
    public byte InBlob;

    /// <summary>outgoing.count as the reboot hook serialized it; kept apart only where others run before the jump.</summary>
    public int SerializedCount;

    /// <summary>1 while the outgoing object exists.</summary>
    public byte OutObject;

    /// <summary>1 while the incoming object exists.</summary>
    public byte InObject;

    /// <summary>1 when the incoming data word was loaded from the blob.</summary>
    public byte InData;

    /// <summary>incoming retrieve: 0 not tried, 1 done, negative errno (remembered failure).</summary>
    public sbyte InStatus;

    /// <summary>incoming.finished.</summary>
    public byte Finished;

    /// <summary>1 when its private part is initialised; kept only where tasks run concurrently.</summary>
    public byte Private;

    /// <summary>Handlers that link it.</summary>
    public byte Users;

    /// <summary>References a driver holds on the outgoing half (the driver's own ledger); where get hands out the plain pointer, 1 once it has it.</summary>
    public byte DriverOut;

    /// <summary>References a driver holds on the incoming half (the driver's own ledger); where get hands out the plain pointer, 1 once it has it.</summary>
    public byte DriverIn;
}
