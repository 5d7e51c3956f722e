using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>Which flattened tree a pointer of LUO names. KHO lists LUO's trees in the order of adding, and the next kernel finds the first.</summary>
public enum TreePointer : byte
{
    /// <summary>NULL.</summary>
    None,

    /// <summary>The first LUO tree of KHO's list, or the file tree that this one names.</summary>
    First,

    /// <summary>Another tree, which no later kernel will find: its content does not matter.</summary>
    Later,
}

/// <summary>What the file tree holds that the first LUO tree names.</summary>
public enum TreeContent : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The nodes: the page is allocated, or was freed and nobody reused it.</summary>
    Whole,

    /// <summary>The page was freed and overwritten, or does not travel.</summary>
    Rubbish,
}

/// <summary>What the global machine of v3 has beside <see cref="CoreRecord"/>; v4 shares the subsystem list.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct MachineRecord
{
    /// <summary>luo_files_count: entries of the outgoing set (v3).</summary>
    public short Outgoing;

    /// <summary>Entries of the incoming set, or nodes of the incoming file tree while the set is not built (v3).</summary>
    public short Incoming;

    /// <summary>Nodes of the file tree that the first LUO tree names (v3).</summary>
    public short TreeNodes;

    /// <summary>Page blocks of this kernel that are marked preserved in KHO, freed ones too (v3).</summary>
    public short KhoPages;

    /// <summary>luo_fdt_out (v3).</summary>
    public TreePointer OwnTree;

    /// <summary>luo_file_fdt_out (v3).</summary>
    public TreePointer FileTree;

    /// <summary>What the file tree holds that the first LUO tree names (v3).</summary>
    public TreeContent FirstFileTree;

    /// <summary>1 while the data word of LUO's own subsystem is set: files in v3, sessions in v4.</summary>
    public byte CoreWord;

    /// <summary>Registered subsystems in front of LUO's own in the list.</summary>
    public byte EarlySubsystems;
}
