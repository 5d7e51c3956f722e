using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Invariants;

namespace LuoModel.Tests.Bugs;

/// <summary>The catalogue of bugs: what its rows name, and that a row means what it says.</summary>
public sealed class BugCatalogTests
{
    public static TheoryData<string> Mended => [.. BugCatalog.All.Where(bug => bug.Fixed is not null).Select(bug => bug.Id)];

    [Fact]
    public void Rows_are_in_order_each_once_and_say_what_and_why()
    {
        string[] ids = [.. BugCatalog.All.Select(bug => bug.Id)];
        Assert.Equal(ids.OrderBy(id => "BRON".IndexOf(id[0], StringComparison.Ordinal)).ThenBy(id => id, StringComparer.Ordinal).Distinct(), ids);
        Assert.Distinct(BugCatalog.All.Select(bug => bug.Title));
        Assert.All(BugCatalog.All, bug =>
        {
            Assert.Matches("^[BRON][0-9]{2}b?$", bug.Id);
            Assert.Matches(@"^[^.]*\S$", bug.Title);
            Assert.Matches(@"^\S.*\.$", bug.Reason);
            Assert.NotEmpty(bug.Source);
        });
    }

    [Fact]
    public void Rows_name_designs_workloads_and_invariants_or_none_of_them() => Assert.All(BugCatalog.All, bug =>
    {
        Assert.Equal(bug.Design is null, bug.Workload is null);
        Assert.Equal(bug.Design is null, bug.Invariant is null);
        if (bug.IsObservable)
        {
            Assert.Equal(bug.Design, DesignText.Parse(bug.Design!).Id);
            Assert.Equal(bug.Workload, WorkloadCatalog.Get(bug.Workload!).Id);
            Assert.Equal(bug.Invariant, InvariantCatalog.Get(bug.Invariant!).Id);
        }
    });

    [Fact]
    public void Every_defect_names_the_design_that_mends_it_by_few_switches()
    {
        Assert.All(BugCatalog.All.Where(bug => bug.IsObservable && !bug.IsSuspicion), bug => Assert.NotNull(bug.Fixed));
        Assert.All(BugCatalog.All.Where(bug => bug.Fixed is not null), bug =>
        {
            var mended = DesignText.Parse(bug.Fixed!);
            Assert.Equal(bug.Fixed, mended.Id);
            Assert.InRange(SwitchCatalog.Differences(DesignText.Parse(bug.Design!), mended).Count(), 1, 2);
        });
    }

    [Theory]
    [MemberData(nameof(Mended))]
    public void The_fixed_design_of_a_row_does_not_show_it(string id)
    {
        var bug = BugCatalog.Get(id);

        var asIfBroken = BugRunner.Run(bug with { Design = bug.Fixed, Fixed = null });

        Assert.Equal(BugVerdict.Refuted, asIfBroken.Verdict);
        Assert.Null(asIfBroken.Broken!.Trace);
        Assert.True(asIfBroken.Broken.Seen > 1);
    }

    [Fact]
    public void A_repair_may_bring_another_bug_back()
    {
        var bug = BugCatalog.Get("B03");
        Assert.Equal(BugVerdict.Found, BugRunner.Run(bug with { Design = BugCatalog.Get("O21").Fixed, Fixed = null }).Verdict);
    }

    [Fact]
    public void The_count_of_an_FLB_that_is_loaded_twice_is_not_mended()
    {
        var bug = BugCatalog.Get("O01") with { Workload = "flb-two" };
        Assert.Equal(BugVerdict.NotFixed, BugRunner.Run(bug).Verdict);
        Assert.Equal(BugVerdict.Confirmed, BugRunner.Run(bug with { Fixed = "linux-7.3,flb-count-loaded=at-boot" }).Verdict);
    }

    [Fact]
    public void A_circle_hangs_only_where_preserve_does_not_look()
    {
        var bug = BugCatalog.Get("O07");
        Assert.Equal("deferred-tokens", bug.Design);
        Assert.Equal(BugVerdict.Refuted, BugRunner.Run(bug with { Design = "implicit-retrieve", Fixed = null }).Verdict);
    }

    [Fact]
    public void A_fix_that_fixes_nothing_is_not_fixed()
    {
        var bug = BugCatalog.Get("B01");
        Assert.Equal(BugVerdict.NotFixed, BugRunner.Run(bug with { Fixed = bug.Design }).Verdict);
    }

    [Fact]
    public void A_row_does_not_depend_on_the_number_of_threads()
    {
        Bug[] bugs = [BugCatalog.Get("B01"), BugCatalog.Get("O05"), BugCatalog.Get("B23")];
        static (string, BugVerdict, string?)[] Told(IReadOnlyList<BugResult> results) => [.. results.Select(result => (result.Bug.Id, result.Verdict, result.Broken?.Replay))];
        Assert.Equal(Told(BugRunner.Run(bugs, 1, CancellationToken.None)), Told(BugRunner.Run(bugs, 3, CancellationToken.None)));
    }
}
