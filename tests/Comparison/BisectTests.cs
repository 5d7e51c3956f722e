using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Checking;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Expected;
using LuoModel.Properties.Invariants;
using LuoModel.Search;

namespace LuoModel.Tests.Comparison;

/// <summary>Bisection finds the switch that makes the difference, and agrees with the check and the distinguishing trace.</summary>
public sealed class BisectTests
{
    private static readonly Design Broken = DesignText.Parse("linux-7.3,finish-check=single-pass,flb-count-loaded=at-finish,name-check=cut");

    [Fact]
    public void The_one_switch_that_flips_the_verdict_is_found()
    {
        var report = Bisect.Run(InvariantCatalog.Get("LUO001"), DesignCatalog.Linux73, Broken, WorkloadCatalog.Get("tiny"), new ExplorationOptions());

        Assert.Equal((Verdict.Holds, Verdict.Violated), (report.OnA, report.OnB));
        var set = Assert.Single(report.Sets);
        Assert.Equal("finish-check", Assert.Single(set.Switches).Name);
    }

    [Fact]
    public void Diff_sees_a_difference_for_every_flipping_set()
    {
        var report = Bisect.Run(InvariantCatalog.Get("LUO001"), DesignCatalog.Linux73, Broken, WorkloadCatalog.Get("tiny"), new ExplorationOptions());

        Assert.All(report.Sets, set => Assert.NotNull(DesignDiff.Run(
            DesignCatalog.Linux73, set.Design, WorkloadCatalog.Get("tiny"), ProductQuestion.Differ, new ExplorationOptions()).Difference));
    }

    [Fact]
    public void Equal_verdicts_have_no_flipping_set() => Assert.Empty(
        Bisect.Run(InvariantCatalog.Get("LUO001"), DesignCatalog.Linux73, DesignCatalog.G4b, WorkloadCatalog.Get("tiny"), new ExplorationOptions()).Sets);

    [Fact]
    public void The_matrix_says_what_the_check_says()
    {
        Design[] designs = [DesignCatalog.Linux73, DesignCatalog.Linux619];
        var workload = WorkloadCatalog.Get("tiny");

        var matrix = Matrix.Run(designs, [workload], new CheckOptions(), CancellationToken.None, null);

        foreach (var design in designs)
        {
            var rows = Checker.Run(design, workload, [new ExhaustiveCheck()], new CheckOptions()).Rows;
            var cells = matrix.Cells.Where(cell => cell.Design == design.Id).Select(cell => cell.Row);
            Assert.Equal(rows.Select(Manifest.Text), cells.Select(Manifest.Text));
        }
    }
}
