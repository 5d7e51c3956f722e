using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>One preservation: what a data word names. Slots are reused when no word names them any more.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct HandleRecord
{
    /// <summary>Workload number of the file + 2 (1 = a file without origin); 0 = the slot is free.</summary>
    public short Origin;

    /// <summary>1 from preserve (prepare) until unpreserve, cancel or finish.</summary>
    public byte Live;
}
