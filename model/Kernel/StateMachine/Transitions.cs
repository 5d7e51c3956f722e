using LuoModel.Model.Commands;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.State;

namespace LuoModel.Model.Kernel.StateMachine;

/// <summary>luo_core.c of v3, blob 64d53b31d6d8: the transitions of the global machine (specification 1.2).</summary>
internal readonly ref partial struct SharedMachine<TEnvironment, TSink>
{
    /// <summary>luo_prepare(): when KHO can not be finalized the error is returned, but the state stays PREPARED (R05).</summary>
    internal int LuoPrepare<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        var ret = PrepareLocked(ref own);
        if (ret != 0 || _k.IsHalted)
        {
            return ret;
        }

        ret = KhoFinalizeTrees();
        if (ret != 0 && _k.Design.FinalizeFailure == FinalizeFailure.Cancelled)
        {
            CancelUpdate(ref own);
        }

        return ret;
    }

    /// <summary>__luo_prepare(): lock, state, tree, callbacks. After a failed freeze the tree's page is refused with -EBUSY until CANCEL was called (R04).</summary>
    private int PrepareLocked<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        var ret = StateWriteEnter();
        if (ret != 0 || _k.IsHalted)
        {
            return ret;
        }

        if (_k.Core.State != MachineState.Normal)
        {
            return Errno.EINVAL;
        }

        ret = LuoFdtSetup();
        if (ret != 0)
        {
            return ret;
        }

        ret = SubsystemsPrepare(ref own);
        if (ret != 0)
        {
            if (_k.Design.FailedPrepareTree == FailedPrepareTree.Destroyed)
            {
                LuoFdtDestroy();
            }

            return ret;
        }

        _k.Core.State = MachineState.Prepared;
        return 0;
    }

    /// <summary>
    /// luo_cancel(): KHO is aborted before anything is checked, so -ENOENT stands for every state without a finalized KHO, and -EINVAL or -EAGAIN hide that
    /// it was taken back (R04).
    /// </summary>
    internal int LuoCancel<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        var late = _k.Design.CancelOrder == CancelOrder.CheckFirst;
        var ret = late ? 0 : KhoAbort();
        if (ret == 0)
        {
            ret = StateWriteEnter();
        }

        if (ret != 0 || _k.IsHalted)
        {
            return ret;
        }

        if (_k.Core.State is not (MachineState.Prepared or MachineState.Frozen))
        {
            return Errno.EINVAL;
        }

        ret = late ? KhoAbort() : 0;
        if (ret == 0)
        {
            CancelUpdate(ref own);
        }

        return ret;
    }

    /// <summary>The body of __luo_cancel(): cancel callbacks, the tree goes, NORMAL.</summary>
    internal void CancelUpdate<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        SubsystemsCancel(ref own, SubsystemListLength);
        LuoFdtDestroy();
        _k.Core.State = MachineState.Normal;
    }

    /// <summary>
    /// luo_freeze(): a failure sets NORMAL although only some participants were cancelled, and neither LUO's tree nor KHO's finalize is undone (B32, R01).
    /// </summary>
    internal int LuoFreeze<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        var ret = StateWriteEnter();
        if (ret != 0 || _k.IsHalted)
        {
            return ret;
        }

        ret = SubsystemsFreeze(ref own);
        if (ret != 0 && _k.Design.FailedFreeze == FailedFreeze.Undone)
        {
            LuoFdtDestroy();
        }

        _k.Core.State = ret == 0 ? MachineState.Frozen : MachineState.Normal;
        return ret;
    }

    /// <summary>luo_finish(): can not fail once the state fits.</summary>
    internal int LuoFinish<TOwn>(scoped ref TOwn own)
        where TOwn : struct, IOwnSubsystem, allows ref struct
    {
        var ret = StateWriteEnter();
        if (ret != 0 || _k.IsHalted)
        {
            return ret;
        }

        if (_k.Core.State != MachineState.Updated)
        {
            return Errno.EINVAL;
        }

        SubsystemsFinish(ref own);
        if (!_k.IsHalted)
        {
            _k.Core.State = MachineState.Normal;
        }

        return 0;
    }
}
