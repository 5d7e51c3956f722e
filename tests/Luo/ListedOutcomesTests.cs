using LuoModel.Model.Designs;
using LuoModel.Model.Traces;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Luo;

namespace LuoModel.Tests.Luo;

/// <summary>Together the built-in workloads get every errno of every operation of the newest merged code, but for those that say why not.</summary>
public sealed class ListedOutcomesTests
{
    [Fact]
    public void Every_listed_result_is_returned_somewhere()
    {
        // The two largest workloads add nothing here and take the most time.
        var counts = WorkloadCatalog.Ids.Except(["small", "two-vmms"]).Select(Coverage).ToArray();

        Assert.Empty(ListedOutcomes.Missing(counts).Where(outcome => outcome.OutOfReach is null).Select(outcome => $"{Names.Of(outcome.Op)} {outcome.Ret}"));
    }

    private static LuoCoverage Coverage(string workload)
    {
        var options = new CheckOptions { Invariants = ["LUO001"] };
        ExhaustiveCheck.Run(ExhaustiveCheck.Bind(DesignCatalog.Mainline, WorkloadCatalog.Get(workload), options), options, out var coverage);
        return coverage;
    }
}
