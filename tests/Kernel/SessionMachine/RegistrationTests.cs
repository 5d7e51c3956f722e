using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Designs.Switches;
using LuoModel.Model.Events;

namespace LuoModel.Tests.Kernel.SessionMachine;

/// <summary>Handlers and subsystems of v4 where no recording goes.</summary>
public class RegistrationTests
{
    [Theory]
    [InlineData(StateLockRelease.Twice, -1, "LockMisuse", Outcome.StuckRwsemWrite)]
    [InlineData(StateLockRelease.Once, 0, "", Outcome.Returned)]
    public void R03_query_for_a_word_that_the_old_kernel_did_not_save(StateLockRelease release, int readers, string events, Outcome finish)
    {
        var v4 = new V4(DesignCatalog.V4 with { StateLockRelease = release }).Boot().Sessions(files: 0);
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        Assert.Equal(Errno.ENOENT, v4.Do(new Command(Op.GetSubsystemData, Object: 0)).Ret);
        Assert.Equal(events, v4.Log);
        Assert.Equal(readers, v4.State.Core.StateLock);
        Assert.Equal(finish, v4.Finish().Outcome);
    }

    [Fact]
    public void Finish_panics_over_a_subsystem_without_a_saved_word()
    {
        var v4 = new V4(DesignCatalog.V4 with { StateLockRelease = StateLockRelease.Once }).Boot().Sessions(files: 0);
        v4.Prepare();
        v4.Reboot();
        v4.Boot();
        Assert.Equal(Errno.ENOENT, v4.Do(new Command(Op.RegisterSubsystem, Object: 1)).Ret);
        Assert.Equal("Warn(LiveupdateRegisterSubsystem)", v4.Log);
        Assert.Equal(Outcome.Panic, v4.Finish().Outcome);
        Assert.Equal("Panic(LuoSubsystemsRetrieveDataFromFdt)", v4.Log);
    }

    [Fact]
    public void Unregistered_subsystem_is_not_found_yet_its_module_is_put()
    {
        var v4 = new V4().Boot();
        Assert.Equal(Errno.ENOENT, v4.Do(new Command(Op.UnregisterSubsystem, Object: 0)).Ret);
        Assert.Equal("ModuleUnderflow", v4.Log);
        Assert.Equal(-1, v4.State.ModuleRefs(3));
    }

    [Fact]
    public void Nothing_registers_between_prepare_and_cancel()
    {
        var v4 = new V4().Boot().Sessions(files: 0);
        v4.Do(new Command(Op.Unregister, Object: 2));
        v4.Prepare();
        Assert.Equal(Errno.EBUSY, v4.Do(new Command(Op.Register, Object: 2)).Ret);
        Assert.Equal(Errno.EBUSY, v4.Do(new Command(Op.Unregister, Object: 0)).Ret);
        Assert.Equal(Errno.EBUSY, v4.Do(new Command(Op.RegisterSubsystem, Object: 0)).Ret);
        Assert.Equal(Errno.EBUSY, v4.Do(new Command(Op.UnregisterSubsystem, Object: 0)).Ret);
        v4.Cancel();
        Assert.Equal(0, v4.Do(new Command(Op.Register, Object: 2)).Ret);
    }

    [Fact]
    public void Sessions_come_before_every_subsystem_in_every_event()
    {
        var v4 = new V4().Boot(subsystems: true).Sessions(files: 1);
        v4.Prepare();
        Assert.Equal("Prepare1 PrepareP PrepareQ", v4.Log);
        v4.Cancel();
        Assert.Equal("Cancel1 CancelP CancelQ", v4.Log);
        v4.Prepare();
        v4.Reboot();
        Assert.Equal("Freeze1 FreezeP FreezeQ Kexec(1)", v4.Log);
        v4.Boot(subsystems: true);
        v4.Finish();
        Assert.Equal("Finish1 KhoMisuse(2,1) KhoMisuse(2,1) FinishP FinishQ", v4.Log);
    }

    [Fact]
    public void Failing_prepare_of_a_subsystem_cancels_sessions_prepared_by_hand_too()
    {
        var v4 = new V4().Boot(subsystems: true).Sessions(files: 1);
        v4.SessionEvent(V4.One, LuoEventCode.Prepare);
        v4.SessionEvent(V4.One, LuoEventCode.Freeze);
        v4.Answer(EventKind.SubsystemPrepare, 0, -5);
        Assert.Equal(-5, v4.Prepare());
        Assert.Equal("PrepareP PrepareQ Cancel1 CancelP", v4.Log);
        Assert.Equal("one:Normal[1] two:Normal[]", v4.List());
    }
}
