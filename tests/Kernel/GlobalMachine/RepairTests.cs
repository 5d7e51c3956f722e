using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.GlobalMachine;

/// <summary>Each bug of v3 shows in the recorded design and is gone with the repaired value of its switch.</summary>
public class RepairTests
{
    private static Design Recorded => DesignCatalog.RfcV3;

    [Theory]
    [InlineData(PreserveAnswer.Hidden, 0)]
    [InlineData(PreserveAnswer.Reported, Errno.EBADF)]
    public void R02_failed_preserve(PreserveAnswer answer, int expected)
    {
        var v3 = new V3(Recorded with { PreserveAnswer = answer }).Boot();
        Assert.Equal(expected, v3.Do(new Command(Op.FdPreserve, Fd: 0, Other: 1, Token: 0)).Ret);
        Assert.Equal("RegisterFileCall", v3.Log);
    }

    [Theory]
    [InlineData(SubsystemRollback.BeforeFailing, "Freeze1 Freeze2 Cancel1 Warn(LuoFilesFdtCleanup) FreedPreserved", MachineState.Prepared)]
    [InlineData(SubsystemRollback.All, "Freeze1 Freeze2 Cancel1 Warn(LuoFilesFdtCleanup) FreedPreserved Cancel2 Cancel3 CancelP CancelQ", MachineState.Normal)]
    public void B32_failed_freeze_cancels(SubsystemRollback rollback, string events, MachineState third)
    {
        var v3 = new V3(Recorded with { SubsystemRollback = rollback }).Boot().Files();
        v3.Prepare();
        v3.Answer(EventKind.Freeze, 0, -16);
        Assert.Equal(-16, v3.Reboot().Ret);
        Assert.Equal(events, v3.Log);
        Assert.Equal(MachineState.Normal, v3.State.Core.State);
        Assert.Equal(third, v3.State.Global(0)[2].State);
    }

    [Fact]
    public void R01_R06_failed_freeze_hands_the_old_tree_over()
    {
        var v3 = AfterFailedFreeze(FailedFreeze.KeepsTree);
        Assert.Equal(Outcome.Panic, v3.Reboot().Outcome);
    }

    [Fact]
    public void R01_R06_failed_freeze_undone_leaves_nothing()
    {
        var v3 = AfterFailedFreeze(FailedFreeze.Undone);
        Assert.Equal((0, 0, 0), (v3.State.Core.KhoFinalized, v3.State.Core.KhoTrees, v3.State.Machine.KhoPages));
        Assert.Equal(0, v3.Prepare());
        Assert.Equal(0, v3.Reboot().Ret);
        v3.Boot();
        Assert.Equal(0, v3.Restore(3).Ret);
        v3.Event(LuoEventCode.Finish);
        Assert.DoesNotContain("HandleMisuse", v3.Log, StringComparison.Ordinal);
    }

    private static V3 AfterFailedFreeze(FailedFreeze failedFreeze)
    {
        var v3 = new V3(Recorded with { FailedFreeze = failedFreeze }).Boot().Files();
        v3.Prepare();
        v3.Answer(EventKind.Freeze, 0, -16);
        Assert.Equal(-16, v3.Reboot().Ret);
        return v3;
    }

    [Theory]
    [InlineData(DeviceRelease.FilesOnly, "FileFree Cancel1", MachineState.Prepared)]
    [InlineData(DeviceRelease.Cancel, "FileFree Cancel1 CancelP CancelQ", MachineState.Normal)]
    public void B27_close_after_prepare(DeviceRelease release, string events, MachineState state)
    {
        var v3 = new V3(Recorded with { DeviceRelease = release }).Boot().Files(1);
        v3.Prepare();
        v3.Do(new Command(Op.Close, Fd: 0));
        Assert.Equal(events, v3.Log);
        Assert.Equal(state, v3.State.Core.State);
        Assert.Equal(state == MachineState.Normal ? 0 : 2, v3.State.Machine.KhoPages);
    }

    [Theory]
    [InlineData(UnregisterCheck.None, -1)]
    [InlineData(UnregisterCheck.Registered, 0)]
    public void B28_R09_unregister_of_what_is_not_registered(UnregisterCheck check, int references)
    {
        var v3 = new V3(Recorded with { UnregisterCheck = check });
        v3.Do(new Command(Op.Unregister, Object: V3.B));
        v3.Do(new Command(Op.UnregisterSubsystem, Object: V3.Q));
        Assert.Equal(references, v3.State.ModuleRefs(V3.B));
        Assert.Equal(references, v3.State.ModuleRefs(4));
    }

    [Theory]
    [InlineData(StateLockRelease.Twice, -1)]
    [InlineData(StateLockRelease.Once, 0)]
    public void R03_missing_word(StateLockRelease release, int readers)
    {
        var v3 = new V3(Recorded with { StateLockRelease = release }).Boot();
        v3.Do(new Command(Op.UnregisterSubsystem, Object: V3.P));
        v3.Prepare();
        v3.Reboot();
        Assert.Equal(Errno.ENOENT, v3.Do(new Command(Op.RegisterSubsystem, Object: V3.P)).Ret);
        Assert.Equal(readers, v3.State.Core.StateLock);
    }

    [Theory]
    [InlineData(CancelOrder.AbortFirst, Errno.ENOENT, 0, Errno.ENOENT)]
    [InlineData(CancelOrder.CheckFirst, Errno.EINVAL, 1, 0)]
    public void R04_cancel_that_fails(CancelOrder order, int inNormal, int finalized, int second)
    {
        var v3 = new V3(Recorded with { CancelOrder = order }).Boot().Files(1);
        Assert.Equal(inNormal, v3.Cancel());
        v3.Prepare();
        v3.Fault(FaultKind.Killed);
        Assert.Equal(Errno.EAGAIN, v3.Cancel());
        Assert.Equal(finalized, v3.State.Core.KhoFinalized);
        Assert.Equal(second, v3.Cancel());
    }

    [Theory]
    [InlineData(FinalizeFailure.StaysPrepared, MachineState.Prepared, Errno.ENOENT)]
    [InlineData(FinalizeFailure.Cancelled, MachineState.Normal, Errno.ENOENT)]
    public void R05_finalize_fails(FinalizeFailure failure, MachineState state, int cancel)
    {
        var v3 = new V3(Recorded with { FinalizeFailure = failure }).Boot().Files(1);
        v3.Fault(FaultKind.KhoFinalize);
        Assert.Equal(Errno.ENOMEM, v3.Prepare());
        Assert.Equal(state, v3.State.Core.State);
        Assert.Equal(cancel, v3.Cancel());
        Assert.Equal(state == MachineState.Normal ? 0 : Errno.EINVAL, v3.Prepare());
    }

    [Theory]
    [InlineData(CancelledFile.HandedOver, "1:A 2:B 3:C")]
    [InlineData(CancelledFile.LeftOut, "1:A 3:C")]
    public void R07_file_cancelled_by_hand(CancelledFile cancelled, string handed)
    {
        var v3 = new V3(Recorded with { CancelledFile = cancelled }).Boot().Files();
        v3.Prepare();
        v3.FileEvent(2, LuoEventCode.Cancel);
        Assert.Equal(0, v3.Do(new Command(Op.Reboot, Value: 1)).Ret);
        Assert.Equal(handed, v3.Handed());
    }

    [Theory]
    [InlineData(Reclaimed.Attempted, Errno.EINVAL)]
    [InlineData(Reclaimed.Succeeded, 0)]
    public void R08_retrieve_tried_again(Reclaimed reclaimed, int second)
    {
        var v3 = Updated(Recorded with { Reclaimed = reclaimed });
        v3.Answer(EventKind.Retrieve, -5);
        Assert.Equal(-5, v3.Restore(1).Ret);
        Assert.Equal(second, v3.Restore(1).Ret);
    }

    [Theory]
    [InlineData(FinishedRestore.Allowed, 0, "Retrieve2")]
    [InlineData(FinishedRestore.Refused, Errno.EINVAL, "")]
    public void R08_restore_after_finish_of_the_file(FinishedRestore restore, int expected, string events)
    {
        var v3 = Updated(Recorded with { FinishedRestore = restore });
        Assert.Equal(0, v3.Restore(1).Ret);
        Assert.Equal(0, v3.FileEvent(2, LuoEventCode.Finish));
        Assert.Equal(expected, v3.Restore(2).Ret);
        Assert.Equal(events, v3.Log);
    }

    private static V3 Updated(Design design)
    {
        var v3 = new V3(design).Boot().Files(2);
        v3.Prepare();
        v3.Reboot();
        return v3.Boot();
    }

    [Theory]
    [InlineData(FilesPlace.Registered, "PrepareP Prepare1 PrepareQ")]
    [InlineData(FilesPlace.First, "Prepare1 PrepareP PrepareQ")]
    public void Files_come_first_in_v1_and_v2(FilesPlace place, string events)
    {
        var v3 = new V3(Recorded with { FilesPlace = place }, early: true).Boot().Files(1);
        v3.Prepare();
        Assert.Equal(events, v3.Log);
    }

    [Theory]
    [InlineData(FailedPrepareTree.Destroyed, 0)]
    [InlineData(FailedPrepareTree.Leaked, Errno.EEXIST)]
    public void B33_prepare_after_a_failed_one(FailedPrepareTree tree, int second)
    {
        var v3 = new V3(Recorded with { FailedPrepareTree = tree }).Boot().Files(1);
        v3.Answer(EventKind.SubsystemPrepare, -5);
        Assert.Equal(-5, v3.Prepare());
        Assert.Equal("Prepare1 PrepareP Cancel1", v3.Log);
        Assert.Equal(second, v3.Prepare());
    }
}
