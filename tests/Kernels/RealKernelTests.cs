using LuoModel.Kernel.Building;
using LuoModel.Kernel.Checking;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
using LuoModel.Kernel.Sources;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Checking;

namespace LuoModel.Tests.Kernels;

/// <summary>Linux 7.3, fetched and built unless it was before, in machines.</summary>
[Trait("Group", "kernel")]
public sealed class RealKernelTests
{
    private const int Sequences = 40;

    [Fact]
    public void Kernel_and_model_do_the_same()
    {
        KernelCheckReport report = Check("linux-7.3");
        Assert.Empty(report.Shrunk.Select(shrunk => $"{shrunk.Answer.Case.Replay}: {shrunk.Answer.Divergence!.Expected}, {shrunk.Answer.Divergence.Actual}"));
        Assert.All(report.Answers, answer => Assert.Equal(AnswerKind.Same, answer.Kind));
        Assert.Equal(Sequences, report.Answers.Count);
        Assert.True(report.Rounds >= 5, $"{report.Rounds} sequences jumped");
    }

    [Fact]
    public void Another_design_is_told_apart_and_the_sequence_made_shorter()
    {
        KernelCheckReport report = Check("linux-7.3,session-kind-check=none");
        (KernelAnswer answer, int count) = report.Shrunk[0];
        Assert.True(count > 0);
        Assert.True(answer.Case.Commands.Count < KernelReplay.Parse(answer.Case.Replay.Split(':') is [var prefix, var seed, ..] ? $"{prefix}:{seed}" : string.Empty).Commands.Count);
    }

    [Fact]
    public void A_tree_under_review_shows_exactly_the_difference_that_the_model_predicts()
    {
        var repair = Repair.Parse("flb-count-at-boot");
        var (old, @new) = (Runner(KernelSource.Of(repair.Release), repair.Release.Design), Runner(KernelSource.Of(repair), repair.Design));
        Bug bug = BugCatalog.All.Single(bug => bug.Id == "O01");
        KernelCase[] cases = [TraceCases.Of(bug.Id, BugRunner.Run(bug).Broken!.Trace!), .. DirectedCases.All.Where(one => one.Impossible is null)];

        ReviewReport report = new KernelReview(old, @new).Run(new KernelCheckOptions { Directed = cases }, default);

        Assert.Empty(report.Unpredicted.Select(answer => $"{answer.Case.Name}: {answer.Divergence!.Expected}, {answer.Divergence.Actual}"));
        Assert.All(report.Differences, difference => Assert.True(difference.IsPredicted));
        Assert.Contains(bug.Id, report.Differences.Select(difference => difference.Base.Case.Name));
        Assert.Contains(report.Log, line => line.Base > line.Patched);
        Assert.DoesNotContain(report.Log, line => line.Base < line.Patched);
    }

    [Fact]
    public void The_engine_confirms_what_the_model_violates()
    {
        var set = ExhaustiveCheck.Bind(DesignCatalog.Linux73, WorkloadCatalog.Get("flb"), new CheckOptions { Invariants = ["LUO044"] });
        EngineResult result = new KernelEngine().Check(set, new CheckOptions());
        VerdictRow row = Assert.Single(result.Rows);
        Assert.Equal((Verdict.Violated, "kernel"), (row.Verdict, row.Engine));
        Assert.Equal(KernelOpinion.Confirmed, Assert.Single(((KernelFacts)result.Facts!).Judgements).Opinion);
    }

    private static KernelRunner Runner(KernelSource source, string design)
    {
        var cache = KernelCache.FromEnvironment();
        return new KernelRunner(new KernelTarget(new KernelBuilder(cache).Build(source, []), DesignText.Parse(design), design), cache, new MachineOptions());
    }

    private static KernelCheckReport Check(string design)
    {
        var cache = KernelCache.FromEnvironment();
        BuiltKernel kernel = new KernelBuilder(cache).Build(KernelSource.Of(KernelRelease.Parse("7.3")), []);
        var runner = new KernelRunner(new KernelTarget(kernel, DesignText.Parse(design), design), cache, new MachineOptions());
        return new KernelCheck(runner).Run(new KernelCheckOptions { Count = Sequences }, default);
    }
}
