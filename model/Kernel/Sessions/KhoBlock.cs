using LuoModel.Model.Commands;
using LuoModel.Model.Environments;

namespace LuoModel.Model.Kernel.Sessions;

/// <summary>kho_block.c: sets of linked 4 KiB blocks that grow before an entry is added and shrink when the last block is empty (specification 4.1, 4.3).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>kho_block_set_grow(): makes room for entry number <paramref name="count"/>; the new number of blocks, or an errno.</summary>
    private readonly int GrowBlocks(int blocks, int count, int entriesPerBlock)
    {
        if (count < blocks * entriesPerBlock)
        {
            return blocks;
        }

        if (blocks == Design.MaxBlocks)
        {
            return Errno.ENOSPC;
        }

        return Fails(FaultKind.Kho) || Fails(FaultKind.Kzalloc) ? Errno.ENOMEM : blocks + 1;
    }

    /// <summary>kho_block_set_shrink(): a loop that frees the last block as long as the entries fit without it.</summary>
    private static int ShrinkBlocks(int blocks, int count, int entriesPerBlock) =>
        Math.Min(blocks, (count + entriesPerBlock - 1) / entriesPerBlock);

    /// <summary>
    /// Room for one more file in a session: a file block set is trimmed after each removal and each failure, so its blocks follow from the number of files.
    /// </summary>
    private readonly int MakeFileRoom(int files)
    {
        var perBlock = Design.FilesPerBlock;
        return Math.Min(0, GrowBlocks((files + perBlock - 1) / perBlock, files, perBlock));
    }
}
