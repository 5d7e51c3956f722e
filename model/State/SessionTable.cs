using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>Which LUO tree's session table is meant (v4).</summary>
public enum TableRole : byte
{
    /// <summary>None, or one whose content no kernel will read.</summary>
    None,

    /// <summary>That of the first LUO tree in KHO's list: the one the next kernel finds, LUO's own or a stale one.</summary>
    First,

    /// <summary>That of LUO's own tree when another one is in front of it. No kernel reads its content, so it has no entries.</summary>
    Later,

    /// <summary>That of the tree received from the previous kernel.</summary>
    Received,
}

/// <summary>
/// The session tree and the array of struct luo_session_ser (luo_session.c of v4), which are allocated and freed together. The entries are in
/// <see cref="LuoState.TableEntry"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SessionTable
{
    /// <summary>State of both pages; the array exists only when <see cref="Count"/> is not 0.</summary>
    public PageState Pages;

    /// <summary>1 when the pages were overwritten after they were freed.</summary>
    public byte Poisoned;

    /// <summary>Property count of the tree: sessions at PREPARE, closed ones too; ser_count when received.</summary>
    public short Count;
}

/// <summary>struct luo_session_ser: one session's slot in the array that is handed over (luo_session.c of v4).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct TableEntry
{
    /// <summary>Index of the name + 1; 0 = zeroed.</summary>
    public short Name;

    /// <summary>Slot of the file array + 1; 0 = address 0.</summary>
    public short Array;

    /// <summary>Files in the array.</summary>
    public short Count;
}

/// <summary>What a session of v4 points to: session->files and session->ser (luo_internal.h of v4).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct SessionAddresses
{
    /// <summary>session->files: slot of the file array + 1; 0 = address 0. <see cref="SessionRecord.Area"/> says what became of it.</summary>
    public short Array;

    /// <summary>session->ser: the entry in the table of <see cref="Table"/>.</summary>
    public short Entry;

    /// <summary>The table that session->ser points into; none when it is NULL or leads to memory nobody reads, <see cref="SessionRecord.Slot"/> tells which.</summary>
    public TableRole Table;
}
