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

    private byte _content;

    /// <summary>Of files that are memory: the seals at preserve and what the page holds at the jump.</summary>
    public FileContent Content
    {
        readonly get => (FileContent)(_content & 15);
        set => _content = (byte)((_content & 0xf0) | (int)value);
    }

    /// <summary>The same as the serialized form has it.</summary>
    public FileContent Recorded
    {
        readonly get => (FileContent)(_content >> 4);
        set => _content = (byte)((_content & 15) | ((int)value << 4));
    }
}
