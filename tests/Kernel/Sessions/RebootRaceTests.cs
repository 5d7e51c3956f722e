using LuoModel.Model.Commands;
using LuoModel.Model.State;

namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>Tasks that call on while another is in the middle of a reboot or of RETRIEVE_SESSION (B07, B08).</summary>
public sealed class RebootRaceTests
{
    private const string Workload = """
        workload race
        handler full bumps
        flb g of full
        file f1 full
        file f2 full
        sessions s1 s2
        user concurrent repeat no-kexec
        """;

    private const string Unlocked = "linux-7.0";

    private static readonly string[] s_two =
        ["create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "create_session \"s2\" -> s2", "preserve_fd s2 f2 token 2"];

    [Theory]
    [InlineData("linux-7.0")]
    [InlineData("g4a")]
    [InlineData("linux-7.3,reboot-exclusion=none")]
    public void A_reboot_in_parts_that_nobody_comes_between_is_the_reboot(string design)
    {
        foreach (var length in Enumerable.Range(0, s_two.Length + 1))
        {
            var parts = Of(design, s_two[..length]).After("reboot_start");
            while (parts.State.Core.UnderWay != CallUnderWay.None)
            {
                parts.After("reboot_continue");
            }

            var whole = Of(design, s_two[..length]);
            Assert.Equal("0", whole.Do(new Command(Op.Reboot)));
            Assert.Equal(whole.State.Bytes, parts.State.Bytes);
        }
    }

    [Fact]
    public void A_refused_one_is_too()
    {
        // The second file's freeze is point 0 of the second part; there is no other.
        var parts = Of(Unlocked, s_two).After("reboot_start");
        Assert.Equal("-EIO", parts.DoFailing("reboot_continue", 0));
        Assert.Equal(["freeze full token 2 -> -EIO", "unfreeze full token 1"], parts.Events);
        Assert.Equal(CallUnderWay.None, parts.State.Core.UnderWay);
        var whole = Of(Unlocked, s_two);
        Assert.Equal("-EIO", whole.DoFailing(new Command(Op.Reboot), 1));
        Assert.Equal(whole.State.Bytes, parts.State.Bytes);
    }

    [Fact]
    public void What_is_closed_after_it_was_serialized_is_handed_over_all_the_same()
    {
        var script = Of(Unlocked, s_two).After("reboot_start", "reboot_continue", "close s1");
        Assert.Contains("unpreserve full token 1", script.Events);
        script.After("reboot_continue", "retrieve_session \"s1\" -> s1'", "retrieve_fd s1' token 1 -> f1'");
        Assert.Equal("0", script.Do("finish s1'"));
        Assert.Contains("handle_misuse", script.Events);
    }

    [Fact]
    public void What_is_preserved_after_its_session_was_serialized_is_left_behind()
    {
        var script = Of(Unlocked, "create_session \"s1\" -> s1", "reboot_start", "preserve_fd s1 f1 token 1", "reboot_continue", "retrieve_session \"s1\" -> s1'");
        Assert.Equal("-ENOENT", script.Do("retrieve_fd s1' token 1 -> f1'"));
    }

    [Fact]
    public void What_is_preserved_in_a_serialized_session_is_unfrozen_without_having_been_frozen()
    {
        var script = Of(Unlocked, s_two).After("reboot_start", "preserve_fd s1 f2 token 2");
        Assert.Equal("-EIO", script.DoFailing("reboot_continue", 0));
        Assert.Equal(["freeze full token 2 -> -EIO", "unfreeze full token 1", "unfreeze full token 2"], script.Events);
    }

    [Fact]
    public void A_close_waits_for_the_list_lock_with_its_files_unpreserved()
    {
        var script = Of(Unlocked, s_two).After("reboot_start", "close s2");
        Assert.Contains("unpreserve full token 2", script.Events);
        Assert.Equal(2, script.State.Core.OutgoingCount);
        script.Do("create_session \"s2\" -> s2");
        Assert.False(script.WasEnabled);
    }

    [Fact]
    public void It_takes_the_session_away_once_the_lock_is_dropped()
    {
        var script = Of(Unlocked, s_two).After("reboot_start", "close s2", "reboot_continue");
        Assert.Equal(1, script.State.Core.OutgoingCount);
        script.After("reboot_continue", "retrieve_session \"s2\" -> s2'");
        Assert.Equal("-ENOENT", script.Do("retrieve_fd s2' token 2 -> f2'"));
    }

    [Fact]
    public void The_FLB_count_is_that_of_the_hook_not_of_the_jump()
    {
        var script = Of(Unlocked, s_two).After("reboot_start", "reboot_continue", "close s1", "close s2", "reboot_continue");
        Assert.Equal(2, script.State.Flb(0).BlobCount);
    }

    [Fact]
    public void With_the_rwsem_whoever_comes_waits()
    {
        var script = Of("linux-7.3", s_two);
        Assert.Equal("0", script.Do(new Command(Op.RebootStart)));
        Assert.Equal("waits for ever (rwsem read)", script.Do("close s1"));
    }

    [Fact]
    public void With_the_flag_calls_are_busy_and_a_close_waits()
    {
        var script = Of("linux-7.3,reboot-exclusion=flag", s_two).After("reboot nokexec");
        Assert.Equal("-EBUSY", script.Do("preserve_fd s1 f2 token 2"));
        Assert.Equal("-EBUSY", script.Do("reboot"));
        script.After("close s1");
        Assert.Equal(["release of a session"], script.Events);
        Assert.Equal("-EBUSY", script.Do("create_session \"s1\" -> s1"));
        Assert.Equal(2, script.State.Core.OutgoingCount);
    }

    [Fact]
    public void A_session_found_and_freed_before_it_is_locked_is_bad_memory()
    {
        string[] race = ["retrieve_session \"s1\" -> s1'", "retrieve_session_start \"s1\"", "close s1'"];
        var script = Of("linux-7.3,retrieve-lookup=unlocked", "create_session \"s1\" -> s1", "reboot").After(race);
        Assert.Equal("oops", script.Do("retrieve_session_continue -> again"));
        Assert.Equal(["use_after_free"], script.Events);
    }

    [Fact]
    public void One_that_nobody_frees_is_handed_out()
    {
        var script = Of("linux-7.3,retrieve-lookup=unlocked", "create_session \"s1\" -> s1", "reboot", "retrieve_session_start \"s1\"");
        script.After("retrieve_session_continue -> again");
        Assert.Equal("-EINVAL", script.Do("retrieve_session \"s1\" -> s1'"));
        script.After("close again");
        Assert.Equal(0, script.State.Core.IncomingCount);
    }

    private static CommandScript Of(string design, params string[] commands) => new CommandScript(design, Workload).After(commands);
}
