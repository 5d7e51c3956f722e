using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Invariants;

/// <summary>What is wrong with memfds on 7.3.4 is within reach of the workload that has them as the kernel makes them.</summary>
public sealed class MemfdWorkloadTests
{
    /// <summary>N01; N07 where N01 is repaired; N05; N08: the shortest trace, in commands and faults.</summary>
    [Theory]
    [InlineData("linux-7.3", "LUO079", 5, 0)]
    [InlineData("linux-7.3,memfd-exec-seal=exact", "LUO079", 6, 0)]
    [InlineData("linux-7.3", "LUO082", 6, 1)]
    [InlineData("linux-7.3", "LUO084", 6, 0)]
    public void Each_suspicion_is_found(string design, string invariant, int length, int faults)
    {
        var shortest = Explore(design, invariant, stop: true).Invariants[0].Shortest!;
        Assert.Equal((length, faults), (shortest.Trace.Length, shortest.Faults));
    }

    /// <summary>With the repairs none of them is, in any sequence.</summary>
    [Theory]
    [Trait("Group", "all")]
    [InlineData("LUO078")]
    [InlineData("LUO079")]
    [InlineData("LUO082")]
    [InlineData("LUO084")]
    public void Repaired_it_is_gone(string invariant)
    {
        var report = Explore(
            "linux-7.3,memfd-exec-seal=exact,memfd-late-seals=refreshed-at-freeze,memfd-failed-retrieve=released,memfd-open-mode=as-preserved", invariant, stop: false);
        Assert.Equal(ExplorationOutcome.Complete, report.Outcome);
        Assert.Equal(ExplorationVerdict.Holds, report.Invariants[0].Verdict);
    }

    private static ExplorationReport Explore(string design, string invariant, bool stop)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get("memfd"), InvariantCatalog.All.Where(known => known.Id == invariant));
        return Explorer.Explore(new LuoExplorable(set), new ExplorationOptions { StopOnceViolated = stop ? 1UL : 0 });
    }
}
