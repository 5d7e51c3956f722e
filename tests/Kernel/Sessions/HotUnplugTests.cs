namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>Hot-unplug of the device behind a preserved file: today's behaviour, and the one in which its owner invalidates the file.</summary>
public sealed class HotUnplugTests
{
    private const string Workload = """
        workload device
        handler full
        handler vfio
        flb pci of vfio
        file f1 full
        file f2 vfio device
        file f3 full
        sessions s1
        driver hot-unplug
        user repeat
        """;

    private static readonly string[] s_preserved =
        ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "preserve_fd s1 f3 token 3"];

    [Fact]
    public void Nobody_tells_LUO_today()
    {
        var script = Of("linux-7.3", s_preserved).After("hot_unplug f2", "reboot");
        Assert.Contains("freeze vfio token 2 -> 0", script.Events);
        script.After("retrieve_session \"s1\" -> s1'", "retrieve_fd s1' token 2 -> f2'", "finish s1'");
        Assert.Contains("finish vfio token 2 status 1", script.Events);
    }

    [Fact]
    public void An_invalidated_file_refuses_the_reboot_and_what_was_frozen_is_unfrozen()
    {
        var script = Of("invalidated-files", s_preserved).After("hot_unplug f2");
        Assert.Equal("-ENODEV", script.Do("reboot"));
        Assert.Equal(["freeze full token 1 -> 0", "unfreeze full token 1"], script.Events);
    }

    [Fact]
    public void Closing_its_session_drops_it_without_a_callback_and_the_next_reboot_goes_through()
    {
        var script = Of("invalidated-files", s_preserved).After("hot_unplug f2", "close s1");
        Assert.Equal(
            ["release of a session", "unpreserve full token 3", "drop vfio token 2", "flb_unpreserve pci", "unpreserve full token 1"], script.Events);
        Assert.Equal(0, script.State.Flb(0).OutCount);
        Assert.Equal(0, script.State.ModuleRefs(1));
        script.After("reboot");
    }

    [Fact]
    public void It_is_not_handed_out_in_the_next_kernel_and_its_session_not_finished_but_closed()
    {
        var script = Of("invalidated-files", s_preserved).After("reboot", "retrieve_session \"s1\" -> s1'", "retrieve_fd s1' token 1 -> f1'", "hot_unplug f2");
        Assert.Equal("-ENODEV", script.Do("retrieve_fd s1' token 2 -> f2'"));
        Assert.Empty(script.Events);
        Assert.Equal("-ENODEV", script.Do("finish s1'"));
        Assert.Empty(script.Events);
        script.After("close s1'");
        Assert.Equal(["can_finish full token 1 -> yes", "can_finish full token 3 -> yes"], script.Events.Where(e => e.StartsWith("can_finish", StringComparison.Ordinal)));
        Assert.Contains("drop vfio token 2", script.Events);
        Assert.Equal(0, script.State.Core.IncomingCount);
    }

    [Fact]
    public void One_that_was_retrieved_before_is_not_handed_out_again()
    {
        var script = Of("invalidated-files", s_preserved)
            .After("reboot", "retrieve_session \"s1\" -> s1'", "retrieve_fd s1' token 2 -> f2'", "hot_unplug f2");
        Assert.Equal("-ENODEV", script.Do("retrieve_fd s1' token 2 -> f2'"));
    }

    [Theory]
    [InlineData("linux-7.3")]
    [InlineData("invalidated-files")]
    public void A_device_that_is_gone_is_not_preserved(string design)
    {
        var script = Of(design, "create_session \"s1\" -> s1", "hot_unplug f2");
        Assert.Equal("-ENODEV", script.Do("preserve_fd s1 f2 token 2"));
        Assert.Equal(0, script.State.Flb(0).OutCount);
        script.After("preserve_fd s1 f1 token 1", "reboot");
    }

    [Fact]
    public void Hardware_that_is_gone_stays_gone_across_a_kexec()
    {
        var script = Of("linux-7.3", "hot_unplug f2", "reboot");
        script.Do("hot_unplug f2");
        Assert.False(script.WasEnabled);
    }

    private static CommandScript Of(string design, params string[] commands) => new CommandScript(design, Workload).After(commands);
}
