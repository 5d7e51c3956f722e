using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.SessionMachine;

/// <summary>Each bug of v4 shows in the recorded design and is gone with the repaired value of its switch.</summary>
public class RepairTests
{
    private static Design Recorded => DesignCatalog.V4;

    [Theory]
    [InlineData(SessionCreation.NormalOrUpdated, 0, Outcome.Panic)]
    [InlineData(SessionCreation.RebuildFirst, Errno.EEXIST, Outcome.Returned)]
    [InlineData(SessionCreation.NormalOnly, Errno.EAGAIN, Outcome.Returned)]
    public void B24_name_of_a_waiting_session(SessionCreation creation, int created, Outcome finish)
    {
        var v4 = Updated(Recorded with { SessionCreation = creation }, files: 0);
        Assert.Equal(created, v4.Create(0, V4.One));
        Assert.Equal(finish, v4.Finish().Outcome);
    }

    [Fact]
    public void O24_sessions_of_two_boots_mix_unless_they_are_created_in_normal_only()
    {
        var mixed = Updated(Recorded, files: 0);
        mixed.Close(mixed.Create(V4.EmptyName, V4.Restored) == 0 ? V4.Restored : V4.One);
        Assert.Equal(0, mixed.Create(V4.EmptyName, V4.Restored));
        Assert.Equal(0, mixed.Retrieve(V4.One).Ret);
        Assert.Equal(3, mixed.State.Core.OutgoingCount);

        var apart = Updated(DesignCatalog.V4CreateInNormal, files: 0);
        Assert.Equal(Errno.EAGAIN, apart.Create(V4.EmptyName, V4.Restored));
        Assert.Equal(0, apart.Finish().Ret);
        Assert.Equal(0, apart.Create(V4.EmptyName, V4.Restored));
    }

    [Theory]
    [InlineData(GetStateIncoming.Ignored, 0)]
    [InlineData(GetStateIncoming.Refused, Errno.EOPNOTSUPP)]
    public void B29_incoming_field(GetStateIncoming incoming, int expected)
    {
        var v4 = new V4(Recorded with { GetStateIncoming = incoming }).Boot().Sessions(files: 0);
        Assert.Equal(expected, v4.Do(new Command(Op.SessionGetState, V4.One, Other: 1)).Ret);
        Assert.Equal(0, v4.Do(new Command(Op.SessionGetState, V4.One, Other: 0)).Ret);
    }

    [Theory]
    [InlineData(UninitialisedLocals.Zero, 0, MachineState.Frozen)]
    [InlineData(UninitialisedLocals.Pattern, -16843010, MachineState.Normal)]
    public void B30_freeze_without_a_prepared_session(UninitialisedLocals locals, int expected, MachineState state)
    {
        var v4 = new V4(Recorded with { UninitialisedLocals = locals }).Boot();
        v4.Prepare();
        Assert.Equal(expected, v4.Reboot(stay: true).Ret);
        Assert.Equal(state, v4.State.Core.State);
    }

    [Theory]
    [InlineData(FailedCallFd.Leaked, 3, 1)]
    [InlineData(FailedCallFd.GivenBack, 0, 0)]
    public void B31_number_of_a_failed_call(FailedCallFd fd, int leaked, int references)
    {
        var v4 = Updated(Recorded with { FailedCallFd = fd }, files: 1);
        v4.Retrieve(V4.One);
        v4.Fault(FaultKind.CopyToUser);
        Assert.Equal(Errno.EFAULT, v4.Restore(V4.One, 1).Ret);
        var file = v4.State.File(v4.State.Outgoing[0], 0).File - 1;
        v4.SessionEvent(V4.One, LuoEventCode.Finish);
        Assert.Equal(Errno.EBUSY, v4.Restore(V4.One, 1).Ret);
        Assert.Equal(Errno.EEXIST, v4.Create(V4.One));
        Assert.Equal(leaked, v4.State.Core.FdLeak);
        v4.Close(V4.One);
        Assert.Equal(references, v4.State.User(file).Refs);
    }

    [Fact]
    public void R01_failed_freeze_hands_the_old_tree_over()
    {
        var v4 = AfterFailedFreeze(FailedFreeze.KeepsTree);
        Assert.Equal((1, 1), (v4.State.Core.KhoFinalized, v4.State.Core.KhoTrees));
        Assert.Equal(Errno.EBUSY, v4.Prepare());
        Assert.Equal(Outcome.Panic, v4.Reboot().Outcome);
    }

    [Fact]
    public void R01_failed_freeze_undone_leaves_nothing()
    {
        var v4 = AfterFailedFreeze(FailedFreeze.Undone);
        Assert.DoesNotContain("FreePreserved", v4.Log, StringComparison.Ordinal);
        Assert.Equal((0, 0), (v4.State.Core.KhoFinalized, v4.State.Core.KhoTrees));
        Assert.Equal(0, v4.Prepare());
        Assert.Equal(0, v4.Reboot().Ret);
        v4.Boot(subsystems: true);
        v4.Finish();
        Assert.DoesNotContain("HandleMisuse", v4.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubsystemRollback.BeforeFailing, "CancelP", 1)]
    [InlineData(SubsystemRollback.All, "CancelP CancelQ", 0)]
    public void B32_failed_freeze_of_a_subsystem_cancels(SubsystemRollback rollback, string events, int word)
    {
        var v4 = new V4(Recorded with { SubsystemRollback = rollback }).Boot(subsystems: true).Sessions(files: 0);
        v4.Prepare();
        v4.Answer(EventKind.SubsystemFreeze, 0, -5);
        Assert.Equal(-5, v4.Reboot().Ret);
        Assert.EndsWith(events, v4.Log, StringComparison.Ordinal);
        Assert.Equal(word, v4.State.Subsystem(1).Data.Handle == 0 ? 0 : 1);
    }

    [Theory]
    [InlineData(CancelOrder.AbortFirst, Errno.ENOENT, 0)]
    [InlineData(CancelOrder.CheckFirst, Errno.EINVAL, 1)]
    public void R04_cancel_in_normal(CancelOrder order, int idle, int finalized)
    {
        var v4 = new V4(Recorded with { CancelOrder = order }).Boot().Sessions(files: 1);
        Assert.Equal(idle, v4.Cancel());
        v4.Prepare();
        v4.Answer(EventKind.Freeze, -5);
        v4.Reboot();
        Assert.Equal(Errno.EINVAL, v4.Cancel());
        Assert.Equal(finalized, v4.State.Core.KhoFinalized);
    }

    [Theory]
    [InlineData(FinalizeFailure.StaysPrepared, MachineState.Prepared, Errno.EINVAL)]
    [InlineData(FinalizeFailure.Cancelled, MachineState.Normal, 0)]
    public void R05_failed_finalize(FinalizeFailure failure, MachineState state, int again)
    {
        var v4 = new V4(Recorded with { FinalizeFailure = failure }).Boot().Sessions(files: 1);
        v4.Fault(FaultKind.KhoFinalize);
        Assert.Equal(Errno.ENOMEM, v4.Prepare());
        Assert.Equal(state, v4.State.Core.State);
        Assert.Equal(Errno.ENOENT, v4.Cancel());
        Assert.Equal(again, v4.Prepare());
    }

    [Theory]
    [InlineData(UnregisterCheck.None, 0, "ListCorrupt ModuleUnderflow", -1)]
    [InlineData(UnregisterCheck.Registered, Errno.ENOENT, "", 0)]
    public void R09_unregister_of_nothing(UnregisterCheck check, int expected, string events, int references)
    {
        var v4 = new V4(Recorded with { UnregisterCheck = check });
        Assert.Equal(expected, v4.Do(new Command(Op.Unregister, Object: 0)).Ret);
        Assert.Equal(events, v4.Log);
        Assert.Equal(references, v4.State.ModuleRefs(0));
    }

    [Theory]
    [InlineData(NameCheck.Cut, 0, Errno.ENOENT, Errno.ENOENT)]
    [InlineData(NameCheck.Einval, Errno.EINVAL, Errno.ENOENT, Errno.ENOENT)]
    public void R10_names_that_never_match(NameCheck check, int created, int longName, int empty)
    {
        var v4 = new V4(Recorded with { NameCheck = check }).Boot();
        Assert.Equal(created, v4.Create(V4.LongName, V4.One));
        Assert.Equal(created, v4.Create(V4.EmptyName, V4.Two));
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        Assert.Equal(longName, v4.Retrieve(V4.LongName, V4.One).Ret);
        Assert.Equal(empty, v4.Retrieve(V4.EmptyName, V4.One).Ret);
        Assert.Equal(created == 0 ? 0 : Errno.ENOENT, v4.Retrieve(V4.CutName, V4.One).Ret);
    }

    [Theory]
    [InlineData(HandlerUseCount.Preserved, 0, -1, Errno.EBUSY)]
    [InlineData(HandlerUseCount.RebuiltToo, Errno.EBUSY, 0, 0)]
    public void R11_use_count(HandlerUseCount counted, int waiting, int users, int finished)
    {
        var v4 = Updated(Recorded with { HandlerUseCount = counted }, files: 1);
        Assert.Equal(waiting, v4.Do(new Command(Op.Unregister, Object: 0)).Ret);
        v4.Do(new Command(Op.Register, Object: 0));
        v4.Finish();
        Assert.Equal(users, v4.State.Handler(0).Users);
        Assert.Equal(finished, v4.Do(new Command(Op.Unregister, Object: 0)).Ret);
    }

    [Theory]
    [InlineData(CancelledSlot.Kept, "one:Updated[] two:Updated[]")]
    [InlineData(CancelledSlot.Cleared, "one:Updated[]")]
    public void R12_session_cancelled_by_hand_after_prepare(CancelledSlot slot, string arrived)
    {
        var v4 = new V4(Recorded with { CancelledSlot = slot }).Boot().Sessions(files: 0);
        v4.Prepare();
        v4.SessionEvent(V4.Two, LuoEventCode.Cancel);
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.One);
        Assert.Equal(arrived, v4.List());
    }

    [Theory]
    [InlineData(FailedSessionFreeze.Dangling, SerializedArea.Dangling, "FileFree WriteAfterFree")]
    [InlineData(FailedSessionFreeze.Cleared, SerializedArea.None, "FileFree")]
    public void R13_failed_freeze_by_hand(FailedSessionFreeze left, SerializedArea area, string close)
    {
        var v4 = new V4(Recorded with { FailedSessionFreeze = left }).Boot().Sessions(files: 1);
        v4.Prepare();
        v4.Answer(EventKind.Freeze, -5);
        Assert.Equal(-5, v4.SessionEvent(V4.One, LuoEventCode.Freeze));
        Assert.Equal(area, v4.State.Session(v4.State.Outgoing[0]).Area);
        Assert.Equal(0, v4.Cancel());
        v4.Close(V4.One);
        Assert.Equal(close, v4.Log);
    }

    [Theory]
    [InlineData(IncomingPages.FreedAsOwn, "Finish1 KhoMisuse(2,1) KhoMisuse(2,1)")]
    [InlineData(IncomingPages.Restored, "Finish1")]
    public void R14_received_pages(IncomingPages pages, string events)
    {
        var v4 = Updated(Recorded with { IncomingPages = pages }, files: 1);
        v4.Finish();
        Assert.Equal(events, v4.Log);
    }

    private static V4 Updated(Design design, int files)
    {
        var v4 = new V4(design).Boot().Sessions(files);
        Assert.Equal(0, v4.Prepare());
        Assert.Equal(0, v4.Reboot().Ret);
        return v4.Boot();
    }

    private static V4 AfterFailedFreeze(FailedFreeze failedFreeze)
    {
        var v4 = new V4(Recorded with { FailedFreeze = failedFreeze }).Boot(subsystems: true).Sessions(files: 3);
        v4.Prepare();
        v4.Answer(EventKind.Freeze, 0, -16);
        Assert.Equal(-16, v4.Reboot().Ret);
        return v4;
    }
}
