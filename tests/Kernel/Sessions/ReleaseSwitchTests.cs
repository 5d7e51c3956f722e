using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>What the released sources do differently from each other or from what they mean, where no row of the bugs shows it.</summary>
public sealed class ReleaseSwitchTests
{
    private const string TwoHandlers = """
        workload two-handlers
        handler stays
        handler goes first-kernel
        flb g of stays no-object
        file f1 stays
        file f2 goes
        sessions s1
        driver handlers links outgoing at-most 1
        user debugfs
        """;

    private const string Memfd = """
        workload memfd
        handler memfd no unfreeze can_finish memory
        file f1 memfd
        sessions s1
        user write
        """;

    private const string Blocks = """
        workload blocks
        sessions s1 s2
        sessions-per-block 1
        user duplicate-names
        """;

    [Theory]
    [InlineData("linux-7.3", 0)]
    [InlineData("linux-7.1", 1)]
    [InlineData("linux-7.3,rebuild-cleanup=kept", 1)]
    public void A_failed_rebuild_keeps_its_pins_or_not(string design, int pins)
    {
        var script = new CommandScript(design, TwoHandlers);
        script.After("create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f2 token 2", "reboot");
        Assert.Equal(Deserialized.Failed, script.State.Core.Deserialized);
        Assert.Equal(pins, script.State.ModuleRefs(0));
    }

    [Theory]
    [InlineData("linux-7.3", "0", 1)]
    [InlineData("linux-7.3,dead-handler-link=refused", "-EINVAL", 0)]
    public void A_handler_that_was_unregistered_takes_a_link_or_not(string design, string answer, int users)
    {
        var script = new CommandScript(design, TwoHandlers);
        script.After("unregister stays");
        Assert.Equal(answer, script.Do("register_flb stays g"));
        Assert.Equal(users, script.State.Flb(0).Users);

        // Registered again it starts with an empty list, and the FLB stays registered for nobody.
        script.After("register stays");
        Assert.Equal((0, users), (script.State.Handler(0).Links, script.State.Flb(0).Users));
    }

    [Theory]
    [InlineData("linux-7.3", "-ENOENT")]
    [InlineData("linux-7.3,flb-null-object=given", "0")]
    [InlineData("linux-7.1", "0")]
    public void A_preserved_FLB_without_an_object_is_given_or_not(string design, string answer)
    {
        var script = new CommandScript(design, TwoHandlers);
        script.After("create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1");
        Assert.Equal(1, script.State.Flb(0).OutCount);
        Assert.Equal(answer, script.Do("flb_get_out g"));
    }

    [Theory]
    [InlineData("linux-7.3", true)]
    [InlineData("linux-7.1", false)]
    [InlineData("linux-6.19.y", false)]
    public void The_incoming_blob_in_debugfs_is_freed_memory_or_not(string design, bool stray)
    {
        var script = new CommandScript(design, TwoHandlers);
        script.After("create_session \"s1\" -> s1", "reboot");
        Assert.Equal("0", script.Do("read_blob"));
        Assert.Equal(stray, script.Events.Contains("stray_read"));
    }

    /// <summary>Points of RETRIEVE_FD of a memfd: descriptor, file, callback, page.</summary>
    [Theory]
    [InlineData("linux-7.3", 1, "-ENOMEM", FileContent.Pages)]
    [InlineData("linux-7.3", 3, "-EIO", FileContent.None)]
    [InlineData("linux-7.3,memfd-failed-retrieve=released", 1, "-ENOMEM", FileContent.None)]
    [InlineData("linux-6.19.y", 3, "0", FileContent.Pages)]
    [InlineData("linux-7.3,memfd-failed-retrieve=short-success", 3, "0", FileContent.None)]
    [InlineData("linux-7.3,memfd-failed-retrieve=both-6.19", 2, "-EIO", FileContent.Pages)]
    public void A_retrieve_of_a_memfd_that_fails_leaves_pages_or_a_hole(string design, int point, string answer, FileContent left)
    {
        var script = new CommandScript(design, Memfd);
        script.After("write_file f1", "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "reboot", "retrieve_session \"s1\" -> s1'");
        Assert.Equal(answer, script.DoFailing("retrieve_fd s1' token 1 -> f1'", point));
        Assert.Equal(left, script.State.Handle(0).Recorded & FileContent.Pages);
        if (answer == "0")
        {
            var file = script.State.File(script.State.Layout.Dimensions.Sessions, 0).File - 1;
            Assert.Equal(FileContent.None, script.State.User(file).Content);
        }
    }

    [Fact]
    public void All_empty_blocks_at_the_end_are_given_back()
    {
        var script = new CommandScript("linux-7.3", Blocks);
        script.After("create_session \"s1\" -> s1", "create_session \"s2\" -> s2");
        Assert.Equal("-EEXIST", script.Do("create_session \"s2\" -> spare"));
        Assert.Equal(3, script.State.Core.SessionBlocks);
        script.After("close s2");
        Assert.Equal(1, script.State.Core.SessionBlocks);
    }
}
