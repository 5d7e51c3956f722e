using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.GlobalMachine;

/// <summary>What v3 hands over in corners that no recording reaches.</summary>
public class HandoverTests
{
    [Fact]
    public void Device_closed_after_prepare_leaves_the_node_of_a_file_cancelled_by_hand()
    {
        var v3 = new V3().Boot().Files();
        Assert.Equal(0, v3.Prepare());
        Assert.Equal(0, v3.FileEvent(2, LuoEventCode.Cancel));
        v3.Do(new Command(Op.Close, Fd: 0));
        Assert.Equal("FileFree Cancel1 Cancel3", v3.Log);
        Assert.Equal("2:B", v3.Handed());
        v3.Reboot();
        v3.Boot();
        Assert.Equal(0, v3.Restore(2).Ret);
        v3.Event(LuoEventCode.Finish);
        Assert.Equal("Finish2 HandleMisuse FinishP FinishQ", v3.Log);
    }

    [Fact]
    public void Page_freed_without_a_mark_does_not_travel()
    {
        // KHO can not be finalized, so the failing freeze may unmark the file tree's page; a later update still names it first.
        var v3 = new V3().Boot().Files();
        v3.Do(new Command(Op.SetMem, Value: 1));
        v3.Fault(FaultKind.KhoFinalize);
        Assert.Equal(Errno.ENOMEM, v3.Prepare());
        v3.Answer(EventKind.Freeze, -5);
        Assert.Equal(-5, v3.Reboot().Ret);
        Assert.DoesNotContain("FreedPreserved", v3.Log, StringComparison.Ordinal);
        Assert.Equal(0, v3.Prepare());
        Assert.Equal(Outcome.Panic, v3.Reboot().Outcome);
        Assert.EndsWith("Kexec Panic(LuoFilesBoot)", v3.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Page)]
    [InlineData(FaultKind.KhoPreserve)]
    public void Failed_new_file_tree_loses_the_address_of_the_old_one(FaultKind second)
    {
        // P registers early and its freeze fails: the file tree of the first attempt stays. The second attempt's tree fails on its second page.
        var v3 = new V3(early: true).Boot().Files();
        Assert.Equal(0, v3.Prepare());
        v3.Answer(EventKind.SubsystemFreeze, -16);
        Assert.Equal(-16, v3.Reboot().Ret);
        Assert.Equal(TreePointer.First, v3.State.Machine.FileTree);
        v3.Cancel();
        v3.Answer(EventKind.SubsystemPrepare, -7);
        Assert.Equal(-7, v3.Prepare());
        Assert.Equal(TreePointer.First, v3.State.Machine.FileTree);

        // The first page of PREPARE is LUO's own tree, so the fault waits behind P's prepare.
        var pages = v3.State.Machine.KhoPages;
        v3.FaultAt(second, 2);
        Assert.Equal(Errno.ENOMEM, v3.Prepare());
        Assert.Equal(TreePointer.None, v3.State.Machine.FileTree);
        Assert.Equal(pages, v3.State.Machine.KhoPages);
        Assert.Equal("1:A 2:B 3:C", v3.Handed());
    }

    [Fact]
    public void Words_of_the_first_attempt_go_over_after_a_failed_freeze()
    {
        var v3 = new V3().Boot().Files(1);
        v3.Prepare();
        var first = v3.State.Subsystem(V3.P).Data;
        v3.Answer(EventKind.SubsystemFreeze, -16);
        v3.Reboot();
        v3.Cancel();
        v3.Prepare();
        Assert.NotEqual(first, v3.State.Subsystem(V3.P).Data);
        Assert.Equal(first, v3.State.Subsystem(V3.P).FirstTreeData);
        Assert.Equal(2, v3.State.Core.KhoTrees);
    }

    [Fact]
    public void History_leaves_no_trace()
    {
        var once = new V3().Boot().Files();
        var often = new V3().Boot().Files();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, often.Prepare());
            Assert.Equal(0, often.Cancel());
        }

        Assert.Equal(once.State.Bytes.ToArray(), often.State.Bytes.ToArray());
        once.Prepare();
        often.Prepare();
        Assert.Equal(once.State.Bytes.ToArray(), often.State.Bytes.ToArray());
    }

    [Fact]
    public void Two_updates_end_where_one_does()
    {
        var v3 = new V3();
        var ends = new List<byte[]>();
        for (var i = 0; i < 3; i++)
        {
            v3.Boot().Files();
            if (v3.State.Core.State == MachineState.Updated)
            {
                v3.Event(LuoEventCode.Finish);
            }

            Assert.Equal(0, v3.Prepare());
            Assert.Equal(0, v3.Reboot().Ret);
            v3.State.Core.Kexecs = 0;
            ends.Add(v3.State.Bytes.ToArray());
        }

        Assert.Equal(ends[1], ends[2]);
    }
}
