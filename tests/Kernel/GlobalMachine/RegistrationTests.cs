using LuoModel.Model.Commands;
using LuoModel.Model.Environments;
using LuoModel.Model.Events;
using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.GlobalMachine;

/// <summary>Registration and the state lock of v3 in corners that no recording reaches.</summary>
public class RegistrationTests
{
    [Fact]
    public void Handler_that_never_was_in_the_list_corrupts_it_once()
    {
        var v3 = new V3();
        Assert.Equal(0, v3.Do(new Command(Op.Unregister, Object: V3.A)).Ret);
        Assert.Equal("ListCorrupt ModuleUnderflow", v3.Log);
        Assert.Equal(0, v3.Do(new Command(Op.Unregister, Object: V3.A)).Ret);
        Assert.Equal("ModuleUnderflow", v3.Log);
        Assert.Equal(-2, v3.State.ModuleRefs(V3.A));
    }

    [Fact]
    public void Early_subsystem_that_goes_makes_room_in_front_of_the_files()
    {
        var v3 = new V3(early: true).Boot().Files(1);
        v3.Do(new Command(Op.UnregisterSubsystem, Object: V3.P));
        v3.Do(new Command(Op.RegisterSubsystem, Object: V3.P));
        v3.Prepare();
        Assert.Equal("Prepare1 PrepareQ PrepareP", v3.Log);
    }

    [Fact]
    public void Word_asked_for_in_vain_releases_the_lock_twice_every_time()
    {
        var v3 = new V3().Boot();
        v3.Do(new Command(Op.UnregisterSubsystem, Object: V3.P));
        v3.Prepare();
        v3.Reboot();
        Assert.Equal(Errno.ENOENT, v3.Do(new Command(Op.GetSubsystemData, Object: V3.P)).Ret);
        Assert.Equal("LockMisuse", v3.Log);
        Assert.Equal(Errno.ENOENT, v3.Do(new Command(Op.GetSubsystemData, Object: V3.P)).Ret);
        Assert.Equal("LockMisuse LockMisuse", v3.Log);
        for (var i = 0; i < 200; i++)
        {
            v3.Do(new Command(Op.GetSubsystemData, Object: V3.P));
        }

        Assert.InRange(v3.State.Core.StateLock, sbyte.MinValue, -2);
        v3.Do(new Command(Op.OpenDev, As: 0));
        Assert.Equal(Outcome.StuckRwsemWrite, v3.Event(LuoEventCode.Finish).Outcome);
    }

    [Fact]
    public void Writer_that_would_wait_for_ever_can_be_killed()
    {
        var v3 = new V3().Boot();
        v3.Do(new Command(Op.UnregisterSubsystem, Object: V3.P));
        v3.Prepare();
        v3.Reboot();
        v3.Do(new Command(Op.OpenDev, As: 0));
        Assert.Equal(Errno.ENOENT, v3.Do(new Command(Op.RegisterSubsystem, Object: V3.P)).Ret);
        Assert.Equal("Warn(LiveupdateRegisterSubsystem) LockMisuse", v3.Log);
        v3.Fault(FaultKind.Killed);
        Assert.Equal(Errno.EAGAIN, v3.Event(LuoEventCode.Finish).Ret);
        Assert.Equal(Outcome.StuckRwsemWrite, v3.Event(LuoEventCode.Finish).Outcome);
    }

    [Fact]
    public void Early_subsystem_unknown_to_the_old_kernel_unbalances_the_lock_in_the_boot()
    {
        var v3 = new V3().Boot();
        v3.Do(new Command(Op.UnregisterSubsystem, Object: V3.P));
        v3.Do(new Command(Op.SetSubsystem, Object: V3.P, Value: 1));
        v3.Prepare();
        v3.Reboot();
        Assert.EndsWith("Kexec Warn(LiveupdateRegisterSubsystem) LockMisuse LockMisuse", v3.Log, StringComparison.Ordinal);
        Assert.Equal(-1, v3.State.Core.StateLock);
        Assert.Equal(MachineState.Updated, v3.State.Core.State);
    }

    [Fact]
    public void Page_is_refused_before_it_can_fail_while_KHO_is_finalized()
    {
        var v3 = new V3().Boot().Files(1);
        v3.Prepare();
        v3.Answer(EventKind.Freeze, -5);
        v3.Reboot();
        v3.Fault(FaultKind.KhoPreserve).Fault(FaultKind.KhoAbort);
        Assert.Equal(Errno.EBUSY, v3.Prepare());
        Assert.Empty(v3.Log);
        Assert.Equal(Errno.ENOMEM, v3.Cancel());
        Assert.Equal("Fault(KhoAbort)", v3.Log);
        Assert.Equal(Errno.EINVAL, v3.Cancel());
        Assert.Equal(Errno.ENOMEM, v3.Prepare());
    }

    [Fact]
    public void Positive_retrieve_result_is_success_without_a_file()
    {
        var v3 = new V3().Boot().Files(1);
        v3.Prepare();
        v3.Reboot();
        v3.Boot();
        v3.Answer(EventKind.Retrieve, 4);
        Assert.Equal(new Result(0), v3.Restore(1));
        Assert.Equal(0, v3.State.Descriptor(4));
        Assert.Equal(Errno.EINVAL, v3.Restore(1).Ret);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, Errno.ENOENT)]
    [InlineData(2, Errno.ENOENT)]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, Errno.ENOENT)]
    [InlineData(6, Errno.ENOENT)]
    [InlineData(7, Errno.EINVAL)]
    [InlineData(-1, Errno.EINVAL)]
    public void Ioctl_by_number_runs_on_a_zero_argument(int number, int expected)
    {
        var v3 = new V3().Boot();
        if (number == 2)
        {
            v3.Prepare();
            v3.Reboot();
            v3.Boot();
        }

        Assert.Equal(expected, v3.Do(new Command(Op.RawIoctl, Fd: 0, Object: (short)number, Other: 24)).Ret);
        Assert.Equal(number == 4 ? MachineState.Prepared : number == 2 ? MachineState.Updated : MachineState.Normal, v3.State.Core.State);
    }
}
