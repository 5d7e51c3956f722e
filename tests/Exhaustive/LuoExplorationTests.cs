using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Exhaustive;

/// <summary>LUO itself on the exhaustive engine.</summary>
public sealed class LuoExplorationTests
{
    [Theory]
    [InlineData("linux-7.3", "tiny", int.MaxValue - 1)]
    [InlineData("linux-7.3", "ring", int.MaxValue - 1)]
    [InlineData("linux-7.3", "small", 30_000)]
    [InlineData("g4b", "tiny", int.MaxValue - 1)]
    public void The_report_does_not_depend_on_the_number_of_threads(string design, string workload, int maxStates)
    {
        string alone = ReportText.Of(Explore(design, workload, maxStates, 1));
        Assert.Equal(alone, ReportText.Of(Explore(design, workload, maxStates, 2)));
        Assert.Equal(alone, ReportText.Of(Explore(design, workload, maxStates, 3)));
    }

    [Fact]
    public void A_state_costs_its_key_and_at_most_sixteen_bytes()
    {
        LuoExplorable model = Model("linux-7.3", "small");
        ExplorationReport report = Explorer.Explore(model, new() { Bounds = new(MaxStates: 100_000), DecideAlways = false });
        Assert.InRange((double)report.Cost.StateBytes / report.Distinct, 8 * model.KeyWords, (8 * model.KeyWords) + 16);
    }

    private static ExplorationReport Explore(string design, string workload, int maxStates, int threads) =>
        Explorer.Explore(Model(design, workload), new() { Threads = threads, Bounds = new(MaxStates: maxStates) });

    private static LuoExplorable Model(string design, string workload) =>
        new(InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All));
}
