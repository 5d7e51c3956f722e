using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;

namespace LuoModel.Tests.RandomSearch;

/// <summary>Workloads grown to the size of a machine full of virtual machines.</summary>
public sealed class WorkloadScaleTests
{
    [Fact]
    public void A_grown_workload_repeats_its_pattern()
    {
        var small = WorkloadCatalog.Get("small");
        var grown = WorkloadCatalog.Get("small@4x7");
        Assert.Equal("small@4x7x3", grown.Id);
        Assert.Equal(["s1", "s2", "s3", "s4"], grown.Names);
        Assert.Equal(4 * 7, grown.Files.Count);
        Assert.All(grown.Files.Chunk(7), group => Assert.Equal(Enumerable.Range(0, 7), group.Select(file => file.Token)));
        Assert.All(Enumerable.Range(0, 28), i => Assert.Equal(small.Files[i % 7 % 3].Handler, grown.Files[i].Handler));
        Assert.All(grown.Files, file => Assert.All(file.Needs, need => Assert.Equal(file.Group, grown.Files[need].Group)));
        Assert.Equal([[], [0], []], grown.Files.Take(3).Select(file => file.Needs));
    }

    [Fact]
    public void Hundreds_of_sessions_with_a_hundred_files_each_are_run_and_shrunk_to_a_handful_of_commands()
    {
        var set = InvariantSet.For(DesignCatalog.Linux73, WorkloadCatalog.Get("small@300x100"), [InvariantCatalog.Get("LUO018"), InvariantCatalog.Get("LUO045")]);
        var report = RandomEngine.Check(set, new RandomOptions { Commands = 4_000, Size = 4_000, Lanes = 1 });
        var found = Assert.Single(report.Violations, violation => violation.Invariant == "LUO018");
        Assert.Matches(@"^luo2:linux-7\.3:small@300x100x3:[^:]+:0\.4\.[^:]+$", found.Trace.Replay.ToString());
        Assert.Equal(5, found.Trace.Steps.Count);
    }

    [Theory]
    [Trait("Group", "all")]
    [InlineData("tiny@3x4x2")]
    [InlineData("hugetlb@2x5")]
    [InlineData("ids@3x4")]
    [InlineData("descriptors@3x2")]
    public void A_grown_workload_breaks_what_the_plain_one_breaks(string grown)
    {
        var options = new CheckOptions { RandomCommands = 400_000 };
        var plain = Violated(grown[..grown.IndexOf(WorkloadScale.Mark, StringComparison.Ordinal)], options);
        Assert.NotEmpty(plain);
        Assert.True(Violated(grown, options).Count(plain.Contains) * 2 > plain.Count, $"{grown}: {string.Join(", ", Violated(grown, options))}");
    }

    [Theory]
    [InlineData("small@")]
    [InlineData("small@3")]
    [InlineData("small@0x3")]
    [InlineData("small@1001x3")]
    [InlineData("small@3x3x255")]
    [InlineData("small@3x3x3x3")]
    [InlineData("small@-1x3")]
    public void What_is_no_scale_is_refused_in_one_line(string id) =>
        Assert.Contains("is no scale, expected SESSIONSxFILES", Assert.Throws<UserError>(() => WorkloadCatalog.Get(id)).Message, StringComparison.Ordinal);

    private static HashSet<string> Violated(string workload, CheckOptions options) =>
        [.. Checker.Run(DesignCatalog.Linux73, WorkloadCatalog.Get(workload), [new RandomCheck()], options).Rows.Where(row => row.Verdict == Verdict.Violated).Select(row => row.Invariant)];
}
