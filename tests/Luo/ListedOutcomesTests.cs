using LuoModel.Model.Commands;
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
    [Trait("Group", "all")]
    public void Every_listed_result_is_returned_somewhere()
    {
        // The two largest workloads add nothing here and take the most time.
        var counts = WorkloadCatalog.Ids.Except(["small", "two-vmms"]).Select(Coverage).ToArray();

        Assert.Empty(ListedOutcomes.Missing(counts).Where(outcome => outcome.OutOfReach is null).Select(outcome => $"{Names.Of(outcome.Op)} {outcome.Ret}"));
    }

    /// <summary>A single workload gets what its calls can give and nothing that is out of reach, so that the count above says something.</summary>
    [Fact]
    public void A_small_workload_misses_what_it_has_no_calls_for()
    {
        var missing = ListedOutcomes.Missing([Coverage("tiny")]).ToArray();

        Assert.Superset(ListedOutcomes.Newest.Where(outcome => outcome.OutOfReach is not null).ToHashSet(), missing.ToHashSet());
        Assert.Contains(missing, outcome => outcome is { Op: Op.PreserveFd, Ret: Errno.ENODEV });
        Assert.DoesNotContain(missing, outcome => outcome is { Op: Op.CreateSession or Op.PreserveFd or Op.RetrieveFd or Op.Finish, Ret: 0 });
    }

    private static LuoCoverage Coverage(string workload)
    {
        var options = new CheckOptions { Invariants = ["LUO001"] };
        ExhaustiveCheck.Run(ExhaustiveCheck.Bind(DesignCatalog.Linux73, WorkloadCatalog.Get(workload), options), options, out var coverage);
        return coverage;
    }
}
