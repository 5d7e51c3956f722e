using LuoModel.Bench.Steps;
using LuoModel.Model;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Tests.Luo;

/// <summary>Every named design takes thousands of steps on every workload that speaks to it, with every invariant, and no step throws.</summary>
public sealed class EveryPairTests
{
    private const int Steps = 3_000;

    public static TheoryData<string> Designs => [.. DesignCatalog.All.Select(design => design.Id)];

    [Theory]
    [MemberData(nameof(Designs))]
    public void No_step_throws(string design)
    {
        int run = 0;
        foreach (Workload workload in WorkloadCatalog.Ids.Concat(WorkloadCatalog.DirectedIds).Select(WorkloadCatalog.Get))
        {
            if (Set(design, workload) is { } set)
            {
                StepBench.Checked(set, Steps);
                run++;
            }
        }

        Assert.InRange(run, 10, int.MaxValue);
    }

    /// <summary>Null where the workload has nothing to say to the design, which is a line for the user.</summary>
    private static InvariantSet? Set(string design, Workload workload)
    {
        try
        {
            return InvariantSet.For(DesignText.Parse(design), workload, InvariantCatalog.All);
        }
        catch (UserError)
        {
            return null;
        }
    }
}
