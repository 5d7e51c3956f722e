using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>
/// What v3 needs of KHO (patches 06 to 08 of the series, specification 1.2): pages are marked and unmarked only while it is not finalized, its list of trees
/// keeps the order of adding, and finalize hands over list and marks. Only the content of the first LUO tree matters: the next kernel finds no other.
/// </summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>kho_preserve_phys().</summary>
    internal int KhoPreservePhys()
    {
        if (_k.Core.KhoFinalized != 0)
        {
            return Errno.EBUSY;
        }

        if (_k.Fails(FaultKind.KhoPreserve))
        {
            return Errno.ENOMEM;
        }

        _k.State.Machine.KhoPages++;
        return 0;
    }

    /// <summary>kho_unpreserve_phys(): false, and the mark stays, while KHO is finalized.</summary>
    internal bool KhoUnpreservePhys()
    {
        if (_k.Core.KhoFinalized != 0)
        {
            return false;
        }

        Debug.Assert(_k.State.Machine.KhoPages > 0, "only what was marked is unmarked");
        _k.State.Machine.KhoPages--;
        return true;
    }

    /// <summary>kho_finalize(): the list of trees and the marks are copied for the next kernel.</summary>
    private int KhoFinalizeTrees()
    {
        Debug.Assert(_k.Core.KhoFinalized == 0, "PREPARE gets no page while KHO is finalized");
        if (_k.Fails(FaultKind.KhoFinalize))
        {
            return Errno.ENOMEM;
        }

        _k.Core.KhoFinalized = 1;
        return 0;
    }

    /// <summary>kho_abort(): takes back the finalize and nothing else.</summary>
    internal int KhoAbort()
    {
        if (_k.Core.KhoFinalized == 0)
        {
            return Errno.ENOENT;
        }

        if (_k.Design.Vocabulary == Vocabulary.GlobalMachine && _k.Fails(FaultKind.KhoAbort))
        {
            return Errno.ENOMEM;
        }

        _k.Core.KhoFinalized = 0;
        return 0;
    }

    /// <summary>
    /// luo_fdt_setup(): a page, its mark, its place in KHO's list. A tree that a failed freeze left there keeps the first place (R06).
    /// </summary>
    private int LuoFdtSetup()
    {
        if (_k.Fails(FaultKind.Page))
        {
            return Errno.ENOMEM;
        }

        var ret = KhoPreservePhys();
        if (ret != 0)
        {
            return ret;
        }

        if (_k.Design.FailedPrepareTree == FailedPrepareTree.Leaked && _k.Core.KhoTrees != 0)
        {
            KhoUnpreservePhys();
            return Errno.EEXIST;
        }

        if (_k.Fails(FaultKind.KhoSubtree))
        {
            KhoUnpreservePhys();
            return Errno.ENOMEM;
        }

        _k.Core.KhoTrees++;
        _k.State.Machine.OwnTree = _k.Core.KhoTrees == 1 ? TreePointer.First : TreePointer.Later;
        if (_k.State.Machine.OwnTree == TreePointer.First)
        {
            SubsystemsFdtSetup();
        }

        return 0;
    }

    /// <summary>luo_fdt_destroy().</summary>
    private void LuoFdtDestroy()
    {
        Debug.Assert(_k.State.Machine.OwnTree != TreePointer.None && _k.Core.KhoFinalized == 0, "LUO's tree is destroyed after KHO was aborted");
        KhoUnpreservePhys();
        _k.Core.KhoTrees--;
        if (_k.State.Machine.OwnTree == TreePointer.First)
        {
            Debug.Assert(_k.Core.KhoTrees == 0, "LUO's own tree is the newest, so when it is the first it is the only one");
            ForgetFirstTree();
        }

        _k.State.Machine.OwnTree = TreePointer.None;
    }

    /// <summary>The first tree is gone: neither its words nor the file tree it named will be found.</summary>
    private void ForgetFirstTree()
    {
        for (var s = 0; s < _k.State.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _k.State.Subsystem(s);
            record.InFirstTree = 0;
            record.FirstTreeData = default;
        }

        if (_k.State.Machine.FileTree == TreePointer.First)
        {
            _k.State.Machine.FileTree = TreePointer.Later;
        }

        ClearTreeNodes();
        _k.State.Machine.FirstFileTree = TreeContent.None;
    }

    internal void ClearTreeNodes()
    {
        _k.State.TreeNodes.Clear();
        _k.State.Machine.TreeNodes = 0;
    }
}
