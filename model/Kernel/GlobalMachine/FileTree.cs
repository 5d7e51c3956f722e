using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.GlobalMachine;

/// <summary>
/// luo_files.c of v3: the file tree that is handed over (luo_file_fdt_out; specification 1.2, 1.4). Its nodes are kept only for the tree that the first LUO tree
/// names, because the next kernel sees no other.
/// </summary>
internal ref partial struct LuoGlobalMachine<TEnvironment, TSink>
{
    /// <summary>luo_files_fdt_setup(): a new tree with a node for every file, words still 0. Whatever the pointer named before is lost.</summary>
    private readonly int FilesFdtSetup()
    {
        _k.State.Machine.FileTree = TreePointer.None;
        if (_k.Fails(FaultKind.Page))
        {
            return Errno.ENOMEM;
        }

        var ret = Shared.KhoPreservePhys();
        if (ret != 0)
        {
            return ret;
        }

        _k.State.Machine.FileTree = _k.State.Machine.OwnTree;
        if (_k.State.Machine.FileTree == TreePointer.First)
        {
            Debug.Assert(_k.State.Machine.TreeNodes == 0, "a new tree names no files yet");
            _k.State.Machine.FirstFileTree = TreeContent.Whole;
            WriteTreeNodes(frozenOnly: false);
            foreach (ref var node in _k.State.TreeNodes[.._k.State.Machine.TreeNodes])
            {
                node.Data = default;
            }
        }

        return 0;
    }

    /// <summary>
    /// luo_files_fdt_cleanup(): the pages are freed even when KHO, being finalized, keeps them marked (R01): they are handed over with whatever they hold by
    /// then. Freed pages without a mark do not travel.
    /// </summary>
    private readonly void FilesFdtCleanup()
    {
        if (_k.State.Machine.FileTree == TreePointer.None)
        {
            return;
        }

        var unmarked = Shared.KhoUnpreservePhys();
        if (!unmarked)
        {
            Shared.WarnOnce(WarnSite.LuoFilesFdtCleanup, 1, WarnedFilesFdtCleanup);
            _k.Emit(EventKind.FreedPreserved);
        }

        if (_k.State.Machine.FileTree == TreePointer.First && (unmarked || _k.Core.FreedKept == 0))
        {
            Shared.ClearTreeNodes();
            _k.State.Machine.FirstFileTree = TreeContent.Rubbish;
        }

        _k.State.Machine.FileTree = TreePointer.None;
    }

    /// <summary>
    /// luo_files_commit_data_to_fdt(): the words of all files as they are now. A node whose file went without a cancel (NORMAL when the device was closed)
    /// stays as it is.
    /// </summary>
    private readonly void CommitFileWords(bool freeze)
    {
        if (_k.State.Machine.FileTree != TreePointer.First)
        {
            return;
        }

        if (freeze && _k.Design.CancelledFile == CancelledFile.LeftOut)
        {
            Shared.ClearTreeNodes();
            WriteTreeNodes(frozenOnly: true);
            return;
        }

        var nodes = _k.State.TreeNodes[.._k.State.Machine.TreeNodes];
        foreach (ref readonly var file in OutgoingFiles)
        {
            var at = FindNode(file.Token);
            Debug.Assert(at >= 0, "no file is registered between the setup of the tree and its last commit");
            nodes[at].Data = file.Data;
        }
    }

    private readonly void WriteTreeNodes(bool frozenOnly)
    {
        foreach (ref readonly var file in OutgoingFiles)
        {
            if (!frozenOnly || file.State == MachineState.Frozen)
            {
                _k.State.TreeNodes[_k.State.Machine.TreeNodes++] = new TreeNode { Token = file.Token, Handler = file.Handler, Data = file.Data };
            }
        }
    }

    /// <summary>luo_files_fdt_remove_node().</summary>
    private readonly void RemoveTreeNode(int token)
    {
        var at = _k.State.Machine.FileTree == TreePointer.First ? FindNode(token) : -1;
        if (at >= 0)
        {
            var nodes = _k.State.TreeNodes[.._k.State.Machine.TreeNodes];
            nodes[(at + 1)..].CopyTo(nodes[at..]);
            nodes[^1] = default;
            _k.State.Machine.TreeNodes--;
        }
    }

    private readonly int FindNode(int token)
    {
        for (var i = 0; i < _k.State.Machine.TreeNodes; i++)
        {
            if (_k.State.TreeNodes[i].Token == token)
            {
                return i;
            }
        }

        return -1;
    }
}
