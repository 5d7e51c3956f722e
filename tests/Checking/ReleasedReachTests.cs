using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Tests.Checking;

public sealed class ReleasedReachTests
{
    /// <summary>What a violation needs beyond a released kernel; empty when a released one reaches it.</summary>
    [Theory]
    [InlineData("linux-7.3", "tiny", "LUO076", "")]
    [InlineData("linux-7.3", "full-block", "LUO049", "")]
    [InlineData("linux-7.3", "debugfs", "LUO070", "")]
    [InlineData("linux-7.3", "ids", "LUO021", "")]
    [InlineData("linux-6.19.y", "no-jump", "LUO072", "a handler or FLB with other callbacks")]
    [InlineData("linux-7.3", "hugetlb", "LUO027", "a handler or FLB with other callbacks")]
    [InlineData("linux-7.3", "descriptors", "LUO039", "a handler or FLB with other callbacks")]
    [InlineData("g4b", "tiny", "LUO076", "a kernel like g4b, which is no release")]
    [InlineData("linux-7.3,duplicate-check=before-room", "tiny", "LUO076", "a kernel like linux-7.3,duplicate-check=before-room, which is no release")]
    public void A_violation_is_played_again_with_what_was_merged(string design, string workload, string invariant, string needs)
    {
        var options = new CheckOptions { Invariants = [invariant] };
        var row = Checker.Run(DesignText.Parse(design), WorkloadCatalog.Get(workload), [new ExhaustiveCheck()], options).Rows.Single(found => found.Invariant == invariant);
        Assert.Equal(Verdict.Violated, row.Verdict);
        Assert.NotNull(row.Reach);
        Assert.Equal(needs.Length == 0, row.Reach.Reached);
        Assert.StartsWith(needs, row.Reach.Needs ?? string.Empty, StringComparison.Ordinal);
    }
}
