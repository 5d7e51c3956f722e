using System.Runtime.InteropServices;

namespace LuoModel.Model.State;

/// <summary>One node of a v3 file tree (luo_files_to_fdt): what the next kernel rebuilds a file entry from.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct TreeNode
{
    /// <summary>Index of the token: the node's name.</summary>
    public short Token;

    /// <summary>The <c>data</c> property: the word as of the last commit.</summary>
    public DataWord Data;

    /// <summary>Handler number: the <c>compatible</c> property.</summary>
    public byte Handler;
}
