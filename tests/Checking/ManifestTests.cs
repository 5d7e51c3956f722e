using LuoModel.Model;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Expected;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Checking;

/// <summary>The manifest: what is expected, and that a verdict which moves is noticed.</summary>
public sealed class ManifestTests
{
    private static Manifest Committed => Manifest.Parse("docs/manifest.json", File.ReadAllText(Path.Combine(Checkout.Root, "docs/manifest.json")));

    /// <summary>One workload of the default check, for the short run.</summary>
    [Fact]
    public void The_default_check_of_one_workload_is_as_expected()
    {
        var run = CliRun.Of("check", "--no-traces", "--workload", "tiny");

        Assert.True(run.ExitCode == LuoModel.Cli.Output.ExitCode.Done, run.Output + run.Error);
        Assert.Contains("1 of 1 run is as docs/manifest.json expects.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Group", "all")]
    public void The_default_check_is_as_expected()
    {
        var run = DefaultCheck.Run;

        Assert.True(run.ExitCode == LuoModel.Cli.Output.ExitCode.Done, run.Output + run.Error);
        Assert.Contains($"{2 * WorkloadCatalog.Ids.Count} of {2 * WorkloadCatalog.Ids.Count} runs are as docs/manifest.json expects.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_default_run_has_an_expectation() =>
        Assert.All(WorkloadCatalog.Ids, workload => Assert.NotNull(Committed.Find("linux-7.3", workload)));

    [Fact]
    public void A_verdict_that_moves_is_a_difference()
    {
        var expected = Committed.Find("linux-7.3", "tiny")!;
        var id = expected.Verdicts.First(entry => entry.Value == "holds").Key;

        var moved = expected with { Verdicts = expected.Verdicts.ToDictionary(entry => entry.Key, entry => entry.Key == id ? "violated 0:3" : entry.Value) };

        Assert.Equal([$"{id}: expected holds, got violated 0:3"], Manifest.Differences(expected, moved));
        Assert.Empty(Manifest.Differences(expected, expected));
    }

    [Theory]
    [InlineData("{", "1:")]
    [InlineData("{\"runs\":[{}]}", "expected runs with design")]
    public void A_broken_manifest_is_one_line(string text, string part) =>
        Assert.Contains(part, Assert.Throws<UserError>(() => Manifest.Parse("manifest.json", text)).Message, StringComparison.Ordinal);
}
