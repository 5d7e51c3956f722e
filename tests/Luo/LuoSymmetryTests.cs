using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Luo;
using LuoModel.Search;
using LuoModel.Search.Engine;

namespace LuoModel.Tests.Luo;

/// <summary>With symmetry the orbits add up to the full count, and every violation keeps its shortest length.</summary>
public sealed class LuoSymmetryTests
{
    [Theory]
    [InlineData("tiny", 1, 2)]
    [InlineData("ring", 0, 3)]
    [InlineData("descriptors", 0, 1)]
    [InlineData("two-vmms", 0, 4)]
    [InlineData("hugetlb", 0, 2)]
    [InlineData("blocks", 0, 6)]
    public void Orbits_add_up_to_the_full_count(string workload, int faults, int elements)
    {
        var named = WorkloadCatalog.Get(workload);
        var bound = named with { Bounds = named.Bounds with { Faults = faults, Kexecs = 1 } };
        // Monitors follow slots, so symmetry is for invariants without.
        var set = InvariantSet.For(DesignCatalog.Linux73, bound, InvariantCatalog.All.Where(i => i.MonitorBits(new(DesignCatalog.Linux73, bound)) == 0));

        var full = Explorer.Explore(new LuoExplorable(set));
        var reduced = Explorer.Explore(new LuoExplorable(set), new ExplorationOptions { Symmetry = true });

        Assert.Equal(elements, LuoSymmetry.Of(set.System)?.Elements ?? 1);
        Assert.True(full.Complete && reduced.Complete);
        Assert.Equal(full.Distinct, reduced.Represented);
        Assert.Equal(elements > 1, reduced.Distinct < full.Distinct);
        Assert.Equal(
            full.Invariants.Select(i => (i.Name, i.Verdict, i.Shortest?.Trace.Length)), reduced.Invariants.Select(i => (i.Name, i.Verdict, i.Shortest?.Trace.Length)));
    }
}
