using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;

namespace LuoModel.Tests.Checking;

/// <summary>An invariant that held because nothing put it to the test is told from one that was.</summary>
public sealed class VacuityTests
{
    [Theory]
    [InlineData("tiny", "LUO020", true)]
    [InlineData("tiny", "LUO045", true)]
    [InlineData("full-block", "LUO020", false)] // no file at all
    [InlineData("full-block", "LUO043", true)]
    [InlineData("ring", "LUO032", true)]
    public void Some_are_tested_on_a_workload_and_some_are_not(string workload, string invariant, bool tested)
    {
        var options = new CheckOptions { Invariants = [invariant] };
        var row = Checker.Run(DesignCatalog.Newest, WorkloadCatalog.Get(workload), [new ExhaustiveCheck()], options).Rows.Single(row => row.Invariant == invariant);
        Assert.Equal(tested, row.Tested > 0);
    }

    [Fact]
    public void The_count_does_not_depend_on_the_number_of_threads()
    {
        long?[] Tested(int threads) =>
            [.. Checker.Run(DesignCatalog.Newest, WorkloadCatalog.Get("tiny"), [new ExhaustiveCheck()], new CheckOptions { Threads = threads }).Rows.Select(row => row.Tested)];
        Assert.Equal(Tested(1), Tested(3));
    }

    [Fact]
    public void A_violated_invariant_was_put_to_the_test()
    {
        var rows = Checker.Run(DesignCatalog.Newest, WorkloadCatalog.Get("descriptors"), [new ExhaustiveCheck()], new CheckOptions()).Rows;
        Assert.All(rows.Where(row => row.Verdict == Verdict.Violated), row => Assert.True(row.Tested > 0, row.Invariant));
    }
}
