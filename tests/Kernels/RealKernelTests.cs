using LuoModel.Kernel.Building;
using LuoModel.Kernel.Machines;
using LuoModel.Kernel.Running;
using LuoModel.Kernel.Sources;
using LuoModel.Model.Designs;

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

    private static KernelCheckReport Check(string design)
    {
        var cache = KernelCache.FromEnvironment();
        BuiltKernel kernel = new KernelBuilder(cache).Build(KernelSource.Of(KernelRelease.Parse("7.3")), []);
        var runner = new KernelRunner(new KernelTarget(kernel, DesignText.Parse(design), design), cache, new MachineOptions());
        return new KernelCheck(runner).Run(new KernelCheckOptions { Count = Sequences }, default);
    }
}
