using LuoModel.Bench.Steps;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;

namespace LuoModel.Tests.Luo;

/// <summary>A step allocates nothing, with or without events; only the fixed buffers of the measurement itself are seen.</summary>
public sealed class StepAllocationTests
{
    public static TheoryData<string> Workloads() => [.. WorkloadCatalog.Ids];

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_step_allocates_nothing(string workload)
    {
        var result = StepBench.Run(DesignCatalog.Linux73, WorkloadCatalog.Get(workload), 20_000);
        // Buffers of the run: one state, two with events, and the event buffer; far less than a byte a step each.
        Assert.InRange(result.BareBytesPerStep * result.Steps, 0, result.StateBytes + 256);
        Assert.InRange(result.CheckedBytesPerStep * result.Steps, 0, (2 * result.StateBytes) + (256 * 64) + 1024);
    }
}
