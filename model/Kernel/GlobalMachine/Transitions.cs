using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel;

/// <summary>luo_core.c of v3, blob 64d53b31d6d8: the transitions of the global machine (semantics 1.2).</summary>
internal ref partial struct LuoKernel<TEnvironment, TSink>
{
    /// <summary>luo_prepare(): when KHO can not be finalized the error is returned, but the state stays PREPARED (R05).</summary>
    private int LuoPrepare()
    {
        var ret = PrepareLocked();
        if (ret != 0 || _halt != Outcome.Returned)
        {
            return ret;
        }

        ret = KhoFinalizeTrees();
        if (ret != 0 && Design.FinalizeFailure == FinalizeFailure.Cancelled)
        {
            CancelUpdate();
        }

        return ret;
    }

    /// <summary>__luo_prepare(): lock, state, tree, callbacks. After a failed freeze the tree's page is refused with -EBUSY until CANCEL was called (R04).</summary>
    private int PrepareLocked()
    {
        var ret = StateWriteEnter();
        if (ret != 0 || _halt != Outcome.Returned)
        {
            return ret;
        }

        if (Core.State != MachineState.Normal)
        {
            return Errno.EINVAL;
        }

        ret = LuoFdtSetup();
        if (ret != 0)
        {
            return ret;
        }

        ret = SubsystemsPrepare();
        if (ret != 0)
        {
            if (Design.FailedPrepareTree == FailedPrepareTree.Destroyed)
            {
                LuoFdtDestroy();
            }

            return ret;
        }

        Core.State = MachineState.Prepared;
        return 0;
    }

    /// <summary>
    /// luo_cancel(): KHO is aborted before anything is checked, so -ENOENT stands for every state without a finalized KHO, and -EINVAL or -EAGAIN hide that
    /// it was taken back (R04).
    /// </summary>
    private int LuoCancel()
    {
        var late = Design.CancelOrder == CancelOrder.CheckFirst;
        var ret = late ? 0 : KhoAbort();
        if (ret == 0)
        {
            ret = StateWriteEnter();
        }

        if (ret != 0 || _halt != Outcome.Returned)
        {
            return ret;
        }

        if (Core.State is not (MachineState.Prepared or MachineState.Frozen))
        {
            return Errno.EINVAL;
        }

        ret = late ? KhoAbort() : 0;
        if (ret == 0)
        {
            CancelUpdate();
        }

        return ret;
    }

    /// <summary>The body of __luo_cancel(): cancel callbacks, the tree goes, NORMAL.</summary>
    private void CancelUpdate()
    {
        SubsystemsCancel(SubsystemListLength);
        LuoFdtDestroy();
        Core.State = MachineState.Normal;
    }

    /// <summary>
    /// luo_freeze(): a failure sets NORMAL although only some participants were cancelled, and neither LUO's tree nor KHO's finalize is undone (B32, R01).
    /// </summary>
    private int LuoFreeze()
    {
        var ret = StateWriteEnter();
        if (ret != 0 || _halt != Outcome.Returned)
        {
            return ret;
        }

        ret = SubsystemsFreeze();
        if (ret != 0 && Design.FailedFreeze == FailedFreeze.Undone)
        {
            LuoFdtDestroy();
        }

        Core.State = ret == 0 ? MachineState.Frozen : MachineState.Normal;
        return ret;
    }

    /// <summary>luo_finish(): can not fail once the state fits.</summary>
    private int LuoFinish()
    {
        var ret = StateWriteEnter();
        if (ret != 0 || _halt != Outcome.Returned)
        {
            return ret;
        }

        if (Core.State != MachineState.Updated)
        {
            return Errno.EINVAL;
        }

        SubsystemsFinish();
        if (_halt == Outcome.Returned)
        {
            Core.State = MachineState.Normal;
        }

        return 0;
    }
}
