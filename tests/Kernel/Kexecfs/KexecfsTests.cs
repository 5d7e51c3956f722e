using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;
using LuoModel.Search;
using LuoModel.Tests.Kernel.Sessions;

namespace LuoModel.Tests.Kernel.Kexecfs;

/// <summary>The file system of the mail of 2025-06-25: instances, links, and what becomes of them.</summary>
public sealed class KexecfsTests
{
    private const string Workload = """
        workload service
        handler full insists
        flb g of full
        file f1 full
        file f2 full
        file f3 full needs f1
        sessions s1 s2
        user close-files preserve-retrieved wrong-kind repeat duplicate-names
        """;

    private const string Mounted = "kexecfs,kexecfs-instance=mounted";

    private static readonly string[] s_linked = ["mount \"s1\" -> s1", "link s1 f1 token 1", "link s1 f2 token 2", "link s1 f3 token 3"];

    [Fact]
    public void A_single_file_can_be_unlinked_before_the_kexec()
    {
        var script = Of("kexecfs", s_linked).After("unlink s1 token 2");
        Assert.Equal(["unpreserve full token 2"], script.Events);
        Assert.Equal("-ENOENT", script.Do("unlink s1 token 2"));
        script.After("link s1 f2 token 2", "unlink s1 token 2", "reboot", "mount \"s1\" recover -> s1'", "open_entry s1' token 1 -> f1'");
        Assert.Equal("-ENOENT", script.Do("open_entry s1' token 2 -> f2'"));
    }

    [Fact]
    public void Unlink_in_the_next_kernel_finishes_one_file_unless_its_handler_refuses()
    {
        var script = Of("kexecfs", s_linked).After("reboot", "mount \"s1\" recover -> s1'");
        Assert.Equal("-EBUSY", script.Do("unlink s1' token 3"));
        script.After("open_entry s1' token 1 -> f1'", "unlink s1' token 3");
        Assert.Equal(["can_finish full token 3 -> yes", "finish full token 3 status 0"], script.Events.Take(2));
        script.After("open_entry s1' token 2 -> f2'");
    }

    [Fact]
    public void A_private_instance_vanishes_with_its_descriptor()
    {
        var script = Of("kexecfs", s_linked).After("close s1");
        Assert.Equal(["unpreserve full token 3", "unpreserve full token 2", "unpreserve full token 1"], script.Events.Where(e => e.StartsWith("unpreserve", StringComparison.Ordinal)));
        Assert.Equal((0, 0), (script.State.Core.OutgoingCount, script.State.Flb(0).OutCount));
    }

    [Fact]
    public void A_mounted_one_stays_until_umount_which_waits_for_nobody()
    {
        var script = Of(Mounted, s_linked);
        Assert.Equal("-EBUSY", script.Do("umount \"s1\""));
        script.After("close s1");
        Assert.Equal(1, script.State.Core.OutgoingCount);
        script.After("open_instance \"s1\" -> s1", "unlink s1 token 3", "close s1", "umount \"s1\"");
        Assert.Equal(0, script.State.Core.OutgoingCount);
        Assert.Equal("-EINVAL", script.Do("umount \"s1\""));
    }

    [Fact]
    public void It_is_not_mounted_in_the_next_kernel_before_somebody_does()
    {
        var script = Of(Mounted, s_linked).After("reboot");
        Assert.Equal("-ENOENT", script.Do("open_instance \"s1\" recover -> s1'"));
        script.After("mount \"s1\" recover -> s1'", "close s1'", "open_instance \"s1\" recover -> s1'");
    }

    [Fact]
    public void Umount_tells_that_a_file_refuses_where_close_is_silent_and_leaves_a_zombie()
    {
        var mounted = Of(Mounted, s_linked).After("reboot", "mount \"s1\" recover -> s1'", "close s1'");
        Assert.Equal("-EBUSY", mounted.Do("umount \"s1\" recover"));
        mounted.After("open_instance \"s1\" recover -> s1'", "open_entry s1' token 1 -> f1'", "close s1'", "umount \"s1\" recover");
        var closed = Of("kexecfs", s_linked).After("reboot", "mount \"s1\" recover -> s1'", "close s1'");
        Assert.Equal("-EBUSY", closed.Do("mount \"s1\" recover -> s1'"));
    }

    [Fact]
    public void A_service_has_one_instance_of_each_kind()
    {
        var script = Of("kexecfs", s_linked);
        Assert.Equal("-EBUSY", script.Do("mount \"s1\" -> spare"));
        script.After("mount \"s2\" -> s2", "reboot", "mount \"s1\" recover -> s1'", "mount \"s1\" -> s1", "open_entry s1' token 1 -> f1'");
        Assert.Equal("-EBUSY", script.Do("link s1 f1' token 1"));
    }

    [Fact]
    public void Links_go_into_new_instances_and_entries_are_opened_in_recovered_ones()
    {
        var script = Of("kexecfs", s_linked);
        Assert.Equal("-EINVAL", script.Do("open_entry s1 token 1 -> f1'"));
        script.After("reboot", "mount \"s1\" recover -> s1'", "open_entry s1' token 1 -> f1'");
        Assert.Equal("-EINVAL", script.Do("link s1' f1' token 1"));
    }

    [Theory]
    [InlineData("kexecfs", "linux-7.3")]
    [InlineData("linux-7.3", "kexecfs")]
    public void By_the_stated_mapping_nobody_sees_a_difference(string a, string b)
    {
        var difference = Diff(a, b, faults: 0);
        Assert.Null(difference.Difference);
        Assert.True(difference.Complete);
        Assert.Equal(KexecfsMapping.Statement, difference.Mapping);
    }

    /// <summary>What was handed over is rebuilt by the first mount of anybody, not by the open of a device: its failure shows there.</summary>
    [Fact]
    public void A_rebuild_that_fails_shows_at_the_first_mount()
    {
        var step = Diff("kexecfs", "linux-7.3", faults: 1).Steps[^1];
        Assert.Equal((Errno.EIO, Errno.ENOMEM), (step.ResultA.Ret, step.ResultB.Ret));
    }

    [Fact]
    public void A_mounted_instance_differs_where_a_descriptor_is_closed() =>
        Assert.Contains("close", LuoModel.Model.Traces.Names.Of(Diff(Mounted, "linux-7.3", faults: 0).Steps[^1].Command.Op), StringComparison.Ordinal);

    private static DesignDifference Diff(string a, string b, int faults)
    {
        var tiny = WorkloadCatalog.Get("tiny");
        var bound = tiny with { Bounds = tiny.Bounds with { Faults = faults } };
        return DesignDiff.Run(DesignText.Parse(a), DesignText.Parse(b), bound, ProductQuestion.Differ, new ExplorationOptions());
    }

    private static CommandScript Of(string design, params string[] commands) => new CommandScript(design, Workload).After(commands);
}
