using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>The page of a session's struct luo_file_ser array (luo_file.c of v4). The entries are in <see cref="LuoState.ArrayEntries"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct FileArray
{
    /// <summary>State of the page; none = the slot is free.</summary>
    public PageState Page;

    /// <summary>1 when the page was overwritten after it was freed.</summary>
    public byte Poisoned;

    /// <summary>Entries that count.</summary>
    public short Count;
}

/// <summary>struct luo_file_ser: one file in the array that is handed over (luo_file.c of v4).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct ArrayEntry
{
    /// <summary>Index of the token.</summary>
    public short Token;

    /// <summary>The data word as last written by prepare or freeze.</summary>
    public DataWord Data;

    /// <summary>Handler number: the compatible string.</summary>
    public byte Handler;
}
