using System.Diagnostics;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>
/// What v3 needs of KHO (patches 06 to 08 of the series, semantics 1.2): pages are marked and unmarked only while it is not finalized, its list of trees
/// keeps the order of adding, and finalize hands over list and marks. Only the content of the first LUO tree matters: the next kernel finds no other.
/// </summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>kho_preserve_phys().</summary>
    private readonly int KhoPreservePhys()
    {
        if (Core.KhoFinalized != 0)
        {
            return Errno.EBUSY;
        }

        if (Fails(FaultKind.KhoPreserve))
        {
            return Errno.ENOMEM;
        }

        Machine.KhoPages++;
        return 0;
    }

    /// <summary>kho_unpreserve_phys(): false, and the mark stays, while KHO is finalized.</summary>
    private readonly bool KhoUnpreservePhys()
    {
        if (Core.KhoFinalized != 0)
        {
            return false;
        }

        Debug.Assert(Machine.KhoPages > 0, "only what was marked is unmarked");
        Machine.KhoPages--;
        return true;
    }

    /// <summary>kho_finalize(): the list of trees and the marks are copied for the next kernel.</summary>
    private readonly int KhoFinalizeTrees()
    {
        Debug.Assert(Core.KhoFinalized == 0, "PREPARE gets no page while KHO is finalized");
        if (Fails(FaultKind.KhoFinalize))
        {
            return Errno.ENOMEM;
        }

        Core.KhoFinalized = 1;
        return 0;
    }

    /// <summary>kho_abort(): takes back the finalize and nothing else.</summary>
    private readonly int KhoAbort()
    {
        if (Core.KhoFinalized == 0)
        {
            return Errno.ENOENT;
        }

        if (Design.Vocabulary == Vocabulary.GlobalMachine && Fails(FaultKind.KhoAbort))
        {
            return Errno.ENOMEM;
        }

        Core.KhoFinalized = 0;
        return 0;
    }

    /// <summary>
    /// luo_fdt_setup(): a page, its mark, its place in KHO's list. A tree that a failed freeze left there keeps the first place (R06).
    /// </summary>
    private readonly int LuoFdtSetup()
    {
        if (Fails(FaultKind.Page))
        {
            return Errno.ENOMEM;
        }

        var ret = KhoPreservePhys();
        if (ret != 0)
        {
            return ret;
        }

        if (Design.FailedPrepareTree == FailedPrepareTree.Leaked && Core.KhoTrees != 0)
        {
            KhoUnpreservePhys();
            return Errno.EEXIST;
        }

        if (Fails(FaultKind.KhoSubtree))
        {
            KhoUnpreservePhys();
            return Errno.ENOMEM;
        }

        Core.KhoTrees++;
        Machine.OwnTree = Core.KhoTrees == 1 ? TreePointer.First : TreePointer.Later;
        if (Machine.OwnTree == TreePointer.First)
        {
            SubsystemsFdtSetup();
        }

        return 0;
    }

    /// <summary>luo_fdt_destroy().</summary>
    private readonly void LuoFdtDestroy()
    {
        Debug.Assert(Machine.OwnTree != TreePointer.None && Core.KhoFinalized == 0, "LUO's tree is destroyed after KHO was aborted");
        KhoUnpreservePhys();
        Core.KhoTrees--;
        if (Machine.OwnTree == TreePointer.First)
        {
            Debug.Assert(Core.KhoTrees == 0, "LUO's own tree is the newest, so when it is the first it is the only one");
            ForgetFirstTree();
        }

        Machine.OwnTree = TreePointer.None;
    }

    /// <summary>The first tree is gone: neither its words nor the file tree it named will be found.</summary>
    private readonly void ForgetFirstTree()
    {
        for (var s = 0; s < _state.Layout.Dimensions.Subsystems; s++)
        {
            ref var record = ref _state.Subsystem(s);
            record.InFirstTree = 0;
            record.FirstTreeData = default;
        }

        if (Machine.FileTree == TreePointer.First)
        {
            Machine.FileTree = TreePointer.Later;
        }

        ClearTreeNodes();
        Machine.FirstFileTree = TreeContent.None;
    }
}
