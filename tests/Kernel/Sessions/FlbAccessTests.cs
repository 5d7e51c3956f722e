using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Kernel;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Kernel.Sessions;

/// <summary>The ways to an FLB that were proposed: references, the bare pointer, callbacks only, once at boot, early, and the query it replaced.</summary>
public sealed class FlbAccessTests
{
    private const string Workload = """
        workload access
        handler full
        handler spare
        flb g of full
        file f1 full
        file f2 full
        file f3 spare
        sessions s1 s2
        driver incoming outgoing early query at-most 2
        user repeat
        """;

    private static readonly string[] s_handedOver =
    [
        "create_session \"s1\" -> s1", "preserve_fd s1 f1 token 1", "preserve_fd s1 f3 token 3", "create_session \"s2\" -> s2", "preserve_fd s2 f2 token 2", "reboot",
    ];

    [Theory]
    [InlineData("linux-7.3", "0")]
    [InlineData("linux-7.3,flb-outgoing=pointer", "0")]
    [InlineData("linux-7.3,flb-outgoing=callback-only", "-EINVAL")]
    public void Outside_of_callbacks_a_driver_gets_the_outgoing_object_or_not(string design, string answer)
    {
        var script = Of(design, s_handedOver[..2]);
        Assert.Equal(answer, script.Do("flb_get_out g"));
        script.After("close s1");
        Assert.Equal(design == "linux-7.3" ? 1 : 0, script.State.Flb(0).OutObject);
    }

    [Fact]
    public void Once_at_boot_the_subsystem_is_served_before_user_space_and_then_no_more()
    {
        var script = Of("flb-callback-only", s_handedOver);
        Assert.Contains("flb_retrieve g -> 0", script.Events);
        Assert.Equal((2, 1), (script.State.Flb(0).InCount, script.State.Flb(0).InObject));
        Assert.Equal("-EBUSY", script.Do("flb_get_in g"));
        script.After("retrieve_session \"s1\" -> s1'", "finish s1'", "retrieve_session \"s2\" -> s2'", "finish s2'");
        Assert.Contains("flb_finish g", script.Events);
    }

    [Fact]
    public void A_count_loaded_at_boot_is_not_loaded_again_by_a_later_fetch()
    {
        string[] finishOne = ["retrieve_session \"s1\" -> s1'", "finish s1'", "flb_get_in g"];
        Assert.Equal(2, Of("linux-7.3,flb-count-loaded=at-boot", [.. s_handedOver, .. finishOne]).State.Flb(0).InCount);
        Assert.Equal(3, Of("linux-7.3", [.. s_handedOver, .. finishOne]).State.Flb(0).InCount);
    }

    [Fact]
    public void Early_access_gives_the_bare_word_and_changes_nothing()
    {
        var script = Of("linux-7.3,flb-early=raw", s_handedOver[..2]);
        Assert.Equal("-ENODATA", script.Do("flb_get_early g"));
        script.After("close s1", "reboot");
        Assert.Equal("-ENOENT", script.Do("flb_get_early g"));
        script = Of("linux-7.3,flb-early=raw", s_handedOver);
        var before = script.State.Bytes.ToArray();
        Assert.Equal("0", script.Do("flb_get_early g"));
        Assert.Equal(before, script.State.Bytes);
        Assert.Empty(script.Events);
    }

    [Fact]
    public void The_query_counts_the_files_of_a_handler_that_wait()
    {
        const string Query = "fd_data_query full";
        var script = Of("fd-data-query", s_handedOver[..1]);
        Assert.Equal("-ENODATA", script.Do(Query));
        script = Of("fd-data-query", s_handedOver);
        Assert.Equal((2, 1), (script.ValueOf(Query), script.ValueOf("fd_data_query spare")));
        script.After("retrieve_session \"s1\" -> s1'", "finish s1'");
        Assert.Equal((1, 0), (script.ValueOf(Query), script.ValueOf("fd_data_query spare")));
    }

    [Fact]
    public void State_of_a_single_type_of_file_has_no_second_handler()
    {
        var shared = WorkloadParser.Parse("test", "workload shared\nhandler a\nhandler b\nflb g of a b\n");
        var refused = Assert.Throws<UserError>(() => new LuoSystem(DesignText.Parse("linux-7.3,flb-sharing=one-handler"), shared));
        Assert.EndsWith("RegisterFlb of the set-up fails on linux-7.3,flb-sharing=one-handler with -EBUSY", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, new CommandScript("linux-7.3", "workload shared\nhandler a\nhandler b\nflb g of a b\n").State.Flb(0).Users);
    }

    /// <summary>What the references brought (O01, O06, O10, B15, B16) is gone when FLBs are reached in callbacks only.</summary>
    [Fact]
    public void Callbacks_only_keeps_what_references_break()
    {
        string[] broken = ["LUO027", "LUO028", "LUO030", "LUO031"];
        Assert.All(Verdicts("linux-7.3", broken), verdict => Assert.Equal(ExplorationVerdict.Violated, verdict));
        Assert.All(Verdicts("flb-callback-only", [.. broken, "LUO029"]), verdict => Assert.Equal(ExplorationVerdict.Holds, verdict));
    }

    private static IEnumerable<ExplorationVerdict> Verdicts(string design, string[] ids)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get("hugetlb"), ids.Select(InvariantCatalog.Get));
        Assert.Equal(ids.Length, set.Invariants.Count);
        return Explorer.Explore(new LuoExplorable(set)).Invariants.Select(invariant => invariant.Verdict);
    }

    private static CommandScript Of(string design, params string[] commands) => new CommandScript(design, Workload).After(commands);
}
