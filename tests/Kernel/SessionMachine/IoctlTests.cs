using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;

namespace LuoModel.Tests.Kernel.SessionMachine;

/// <summary>Calls by number, limits and answers that no recording of v4 reaches.</summary>
public class IoctlTests
{
    [Theory]
    [InlineData(V4.Device, 4, 8, RawIoctl.None, Errno.EINVAL)] // no such number
    [InlineData(V4.Device, 0x40, 16, RawIoctl.None, Errno.EINVAL)] // a session's number
    [InlineData(V4.One, 0, 16, RawIoctl.None, Errno.EINVAL)] // the device's number
    [InlineData(V4.One, 0x45, 16, RawIoctl.None, Errno.EINVAL)]
    [InlineData(V4.Device, 4, 8, RawIoctl.BadType, Errno.EINVAL)] // the number is looked at first
    [InlineData(V4.Device, 0, 8, RawIoctl.BadType, Errno.ENOTTY)]
    [InlineData(V4.Device, 0, 4, RawIoctl.BadType, Errno.ENOTTY)] // and the size after the type
    [InlineData(V4.Device, 0, 4, RawIoctl.None, Errno.EINVAL)]
    [InlineData(V4.Device, 0, 244, RawIoctl.Tail, Errno.E2BIG)]
    [InlineData(V4.Device, 0, 200, RawIoctl.Tail, 0)] // the byte is not part of the argument
    [InlineData(V4.Device, 0, 8, RawIoctl.None, 0)]
    [InlineData(V4.Device, 1, 7, RawIoctl.None, Errno.EINVAL)]
    [InlineData(V4.Device, 2, 63, RawIoctl.None, Errno.EINVAL)]
    [InlineData(V4.Device, 3, 71, RawIoctl.None, Errno.EINVAL)]
    [InlineData(V4.Device, 3, 72, RawIoctl.None, Errno.EAGAIN)] // not UPDATED
    [InlineData(V4.One, 0x40, 16, RawIoctl.None, Errno.EBADF)] // descriptor 0 is none of the variables
    [InlineData(V4.One, 0x41, 16, RawIoctl.None, Errno.ENOENT)]
    [InlineData(V4.One, 0x42, 16, RawIoctl.None, Errno.EBUSY)] // not UPDATED
    [InlineData(V4.One, 0x43, 11, RawIoctl.None, Errno.EINVAL)]
    [InlineData(V4.One, 0x43, 12, RawIoctl.None, 0)]
    [InlineData(V4.One, 0x44, 8, RawIoctl.None, 0)] // event 0: PREPARE
    [InlineData(V4.FirstFile, 0, 8, RawIoctl.None, Errno.ENOTTY)]
    [InlineData(V4.Restored, 0, 8, RawIoctl.None, Errno.EBADF)]
    public void Call_by_number(short fd, short number, short size, RawIoctl flags, int expected)
    {
        var v4 = new V4().Boot().Sessions(files: 0);
        v4.Do(new Command(Op.OpenFile, Object: 0, As: V4.FirstFile));
        Assert.Equal(expected, v4.Do(new Command(Op.RawIoctl, fd, Object: number, Other: size, Value: (int)flags)).Ret);
    }

    [Fact]
    public void Call_by_number_of_create_makes_the_session_with_the_empty_name()
    {
        var v4 = new V4().Boot();
        Assert.Equal(0, v4.Do(new Command(Op.RawIoctl, V4.Device, Object: 2, Other: 64)).Ret);
        Assert.Equal(1, v4.State.Core.OutgoingCount);
        Assert.Equal(Errno.EEXIST, v4.Create(V4.EmptyName, V4.One));
    }

    [Fact]
    public void More_files_than_the_largest_allocation_holds_fail_the_prepare()
    {
        var v4 = new V4(DesignCatalog.V4 with { MaxPreservedFiles = 1 }).Boot().Sessions(files: 2);
        Assert.Equal(Errno.E2BIG, v4.SessionEvent(V4.One, LuoEventCode.Prepare));
        Assert.Equal(Errno.E2BIG, v4.Prepare());
        Assert.Equal("one:Normal[1 2] two:Normal[]", v4.List());
        Assert.Equal((0, 0), (v4.State.Core.KhoTrees, v4.State.Core.KhoFinalized));
    }

    [Fact]
    public void More_sessions_than_the_largest_allocation_holds_fail_the_prepare()
    {
        var v4 = new V4(DesignCatalog.V4 with { MaxPreservedSessions = 1 }).Boot().Sessions(files: 0);
        Assert.Equal(Errno.E2BIG, v4.Prepare());
        v4.Close(V4.Two);
        Assert.Equal(0, v4.Prepare());
    }

    [Fact]
    public void Positive_retrieve_is_success_without_a_file_and_leaves_no_trace()
    {
        var v4 = new V4().Boot().Sessions(files: 1);
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        v4.Retrieve(V4.One);
        v4.Answer(EventKind.Retrieve, 7);
        Assert.Equal(new Result(0), v4.Restore(V4.One, 1));
        Assert.Equal(0, v4.State.Descriptor(V4.Restored));
        Assert.Equal(0, v4.State.Core.FdLeak);
        Assert.True(v4.Restore(V4.One, 1) is { Ret: 0, Value: >= 0 });
    }

    [Fact]
    public void Failing_answer_to_retrieve_session_finishes_the_session()
    {
        var v4 = new V4().Boot().Sessions(files: 1);
        v4.Prepare();
        v4.Reboot();
        v4.Boot().Fault(FaultKind.CopyToUser);
        Assert.Equal(Errno.EFAULT, v4.Retrieve(V4.One).Ret);
        Assert.Equal("Fault(CopyToUser) FileFree Finish1", v4.Log);
        Assert.Equal("two:Updated[]", v4.List());
    }

    [Fact]
    public void Number_of_a_failed_call_counts_up_to_what_the_state_tells_apart()
    {
        var v4 = new V4().Boot().Sessions(files: 0);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(Errno.EEXIST, v4.Create(0, V4.Restored));
        }

        Assert.Equal(byte.MaxValue, v4.State.Core.FdLeak);
    }
}
