using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.SessionMachine;

/// <summary>What the next kernel reads, on ways that no recording of v4 takes, and what states are the same.</summary>
public class HandoverTests
{
    /// <summary>PREPARE whose finalize failed, then a failed freeze: the pages are un-preserved properly, yet the first tree still names them.</summary>
    private static V4 LostPages(bool kept)
    {
        var v4 = kept ? new V4().Keep() : new V4();
        v4.Boot().Sessions(files: 1).Fault(FaultKind.KhoFinalize);
        Assert.Equal(Errno.ENOMEM, v4.Prepare());
        v4.Answer(EventKind.Freeze, -16);
        Assert.Equal(-16, v4.Reboot().Ret);
        Assert.DoesNotContain("FreePreserved", v4.Log, StringComparison.Ordinal);
        Assert.Equal(0, v4.Prepare());
        Assert.Equal(2, v4.State.Core.KhoTrees);
        return v4;
    }

    [Fact]
    public void Pages_that_do_not_travel_panic_when_they_were_reused()
    {
        Assert.Equal(Outcome.Panic, LostPages(kept: false).Reboot().Outcome);
    }

    [Fact]
    public void Pages_that_do_not_travel_but_were_not_reused_bring_the_first_attempt_back()
    {
        var v4 = LostPages(kept: true);
        Assert.Equal(0, v4.Reboot().Ret);
        Assert.Equal("Freeze1 Kexec(1) StaleAddress(LuoSessionBoot) StaleAddress(LuoSessionBoot)", v4.Log);
        v4.Boot();
        v4.Retrieve(V4.One);
        Assert.Equal("StaleAddress(LuoFileDeserialize)", v4.Log);
        Assert.Equal("one:Updated[1] two:Updated[]", v4.List());
        v4.SessionEvent(V4.One, LuoEventCode.Finish);
        Assert.Equal("Finish1 HandleMisuse StaleAddress(LuoFileFinish) Warn(LuoContigFreeRestore)", v4.Log);
        v4.Finish();
        Assert.Equal("KhoMisuse(0,1) KhoMisuse(0,1)", v4.Log);
    }

    [Fact]
    public void Updated_system_that_is_rebooted_loses_what_was_not_finished()
    {
        var v4 = new V4().Boot().Sessions(files: 2);
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.One);
        Assert.Equal(0, v4.Reboot().Ret);
        Assert.Equal("Kexec(0)", v4.Log);
        Assert.Equal(MachineState.Normal, v4.State.Core.State);
        v4.Boot();
        Assert.Equal(Errno.EAGAIN, v4.Retrieve(V4.One).Ret);
    }

    [Fact]
    public void Session_prepared_by_hand_in_updated_goes_over_with_the_next_update()
    {
        var v4 = new V4().Boot().Sessions(files: 0);
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.Two);
        v4.Do(new Command(Op.OpenFile, Object: 1, As: V4.FirstFile + 1));
        v4.SessionEvent(V4.Two, LuoEventCode.Finish);
        Assert.Equal(0, v4.Preserve(V4.Two, 2));
        Assert.Equal(0, v4.SessionEvent(V4.Two, LuoEventCode.Prepare));
        v4.Finish();
        Assert.Equal(0, v4.Prepare());
        Assert.Equal(string.Empty, v4.Log);
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.Two);
        Assert.Equal("two:Updated[2]", v4.List());
    }

    [Fact]
    public void Reclaimed_file_stays_preserved_for_the_next_update()
    {
        var v4 = new V4().Boot().Sessions(files: 2);
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.One);
        v4.Restore(V4.One, 2);
        v4.Finish();
        Assert.Equal("one:Normal[2]", v4.List());
        Assert.Equal(1, v4.State.File(v4.State.Outgoing[0], 0).RetrieveStatus);
        v4.Prepare();
        Assert.Equal("Prepare2", v4.Log);
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.One);
        Assert.Equal("one:Updated[2]", v4.List());
    }

    [Fact]
    public void Prepare_and_cancel_leave_the_state_as_it_was()
    {
        var v4 = new V4().Boot(subsystems: true).Sessions(files: 3);
        v4.Prepare();
        v4.Cancel();
        var before = v4.Bytes.ToArray();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, v4.Prepare());
            Assert.Equal(0, v4.Cancel());
        }

        Assert.Equal(before, v4.Bytes);
    }

    [Fact]
    public void Updates_leave_nothing_behind_but_their_number()
    {
        var v4 = new V4();
        byte[]? before = null;
        for (var i = 0; i < 10; i++)
        {
            v4.Boot(subsystems: true).Sessions(files: 3);
            Assert.Equal(0, v4.Prepare());
            Assert.Equal(0, v4.Reboot().Ret);
            v4.Boot(subsystems: true);
            Assert.Equal(0, v4.Retrieve(V4.One).Ret);
            Assert.True(v4.Restore(V4.One, 2).Value >= 0);
            Assert.Equal(0, v4.Finish().Ret);
            Assert.Equal(0, v4.Do(new Command(Op.ColdBoot)).Ret);
            v4.State.Core.Kexecs = 0;
            before ??= v4.Bytes.ToArray();
            Assert.Equal(before, v4.Bytes);
        }
    }

    [Fact]
    public void Word_that_no_cancel_took_back_goes_with_its_file()
    {
        var v4 = new V4().Boot().Sessions(files: 1);
        v4.Answer(EventKind.Prepare, 7);
        v4.SessionEvent(V4.One, LuoEventCode.Prepare);
        v4.SessionEvent(V4.One, LuoEventCode.Cancel);
        Assert.Equal(string.Empty, v4.Log);
        var word = v4.State.File(v4.State.Outgoing[0], 0).Data;
        Assert.NotEqual(0, v4.State.Handle(word.Slot).Origin);
        Assert.Equal(0, v4.Do(new Command(Op.UnpreserveFd, V4.One, Token: 0)).Ret);
        Assert.Equal(0, v4.State.Handle(word.Slot).Origin);
    }

    [Fact]
    public void Failed_freezes_pile_up_trees_and_nothing_else()
    {
        var v4 = new V4().Keep().Boot().Sessions(files: 2);
        byte[]? before = null;
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(0, v4.Prepare());
            v4.Answer(EventKind.Freeze, 0, -16);
            Assert.Equal(-16, v4.Reboot().Ret);
            Assert.Equal(Errno.EINVAL, v4.Cancel());
            Assert.Equal(i + 1, v4.State.Core.KhoTrees);
            var after = v4.Bytes.ToArray();
            var copy = new LuoState(v4.State.Layout, after);
            copy.Core.KhoTrees = 0;
            copy.Machine.KhoPages = 0;
            copy.Machine.OwnTree = TreePointer.None;
            if (i == 1)
            {
                before = after; // from the second on the stale tree is in front
            }
            else if (i > 1)
            {
                Assert.Equal(before, after);
            }
        }
    }
}
