using System.Text.Json;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Comparison;

/// <summary>The default matrix: every design, no cell undecided, and all as the manifest says, which is what a check says.</summary>
[Trait("Group", "all")]
public sealed class MatrixTests
{
    private static readonly Lazy<CliRun> Default = new(() => CliRun.Of("matrix", "--json", "-"));

    private static JsonElement Root => JsonDocument.Parse(Default.Value.Output).RootElement;

    [Fact]
    public void Every_cell_is_as_the_manifest_expects() => Assert.Equal(ExitCode.Done, Default.Value.ExitCode);

    [Fact]
    public void It_has_every_named_design() =>
        Assert.Equal(DesignCatalog.All.Select(design => design.Id), Root.GetProperty("designs").EnumerateArray().Select(design => design.GetString()!));

    [Fact]
    public void No_cell_is_undecided() =>
        Assert.All(Root.GetProperty("cells").EnumerateArray(), cell => Assert.NotEqual("unknown", cell.GetProperty("verdict").GetString()));

    [Fact]
    public void A_violated_cell_is_reproduced_by_its_replay_string()
    {
        var violated = Root.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("verdict").GetString() == "violated").ToArray();
        Assert.NotEmpty(violated);
        Assert.All(violated, cell =>
        {
            var trace = ReplayPlayer.Play(ReplayString.Parse(cell.GetProperty("replay").GetString()!), WorkloadCatalog.Get(WorkloadCatalog.Overview));
            Assert.Equal(cell.GetProperty("length").GetInt32(), trace.Steps.Count);
            Assert.Contains(cell.GetProperty("invariant").GetString(), trace.Steps[^1].Violated);
        });
    }

    [Fact]
    public void A_check_says_the_same()
    {
        var check = CliRun.Of("check", "--design", "linux-7.0", "--workload", WorkloadCatalog.Overview, "--engine", "exhaustive", "--json", "-");
        var verdicts = JsonDocument.Parse(check.Output).RootElement.GetProperty("runs")[0].GetProperty("verdicts").EnumerateArray()
            .ToDictionary(row => row.GetProperty("invariant").GetString()!, row => row.GetProperty("verdict").GetString());

        Assert.All(
            Root.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("design").GetString() == "linux-7.0"),
            cell => Assert.Equal(verdicts[cell.GetProperty("invariant").GetString()!], cell.GetProperty("verdict").GetString()));
    }
}
