using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Comparison;
using LuoModel.Properties.Random;
using LuoModel.Search;
using LuoModel.Tests.Cli;

namespace LuoModel.Tests.RandomSearch;

/// <summary>Two designs side by side under random sequences, against the search of all their pairs of states.</summary>
public sealed class RandomDiffTests
{
    /// <summary>One pair, for the short run.</summary>
    [Fact]
    public void It_finds_the_difference_of_two_releases() =>
        It_finds_the_differences_that_there_are_and_hardly_longer("linux-6.19", "linux-7.0", "tiny", ProductQuestion.Differ);

    [Theory]
    [Trait("Group", "all")]
    [InlineData("linux-6.19", "linux-7.0", "tiny", ProductQuestion.Differ)]
    [InlineData("linux-7.0", "g4a", "small", ProductQuestion.Differ)]
    [InlineData("g4b", "linux-7.3", "tiny", ProductQuestion.Differ)]
    [InlineData("linux-7.3", "linux-7.3,finish-check=single-pass", "tiny", ProductQuestion.Differ)]
    [InlineData("linux-7.3", "linux-7.3,dependency-retrieve=enforced", "ring", ProductQuestion.Relax)]
    [InlineData("linux-7.3,dependency-retrieve=enforced", "linux-7.3", "ring", ProductQuestion.Relax)]
    [InlineData("linux-7.3", "linux-7.3", "small", ProductQuestion.Differ)]
    public void It_finds_the_differences_that_there_are_and_hardly_longer(string a, string b, string workload, ProductQuestion question)
    {
        Workload on = WorkloadCatalog.Get(workload);
        DesignDifference exhaustive = DesignDiff.Run(DesignText.Parse(a), DesignText.Parse(b), on, question, new ExplorationOptions { Threads = 2 });
        DesignDifference random = RandomDiff.Run(DesignText.Parse(a), DesignText.Parse(b), on, question, new RandomOptions { Commands = 100_000 });
        Assert.Equal(exhaustive.Difference is null, random.Difference is null);
        if (exhaustive.Difference is not null)
        {
            Assert.InRange(random.Steps.Count, exhaustive.Steps.Count, exhaustive.Steps.Count + 3);
        }
    }

    [Fact]
    public void The_same_seed_finds_the_same()
    {
        string[] words = ["diff", "linux-7.0", "g4a", "--engine", "random", "--seed", "5"];
        Assert.Equal(CliRun.Of(words).Output, CliRun.Of(words).Output);
        Assert.Equal(ExitCode.Found, CliRun.Of(words).ExitCode);
    }

    [Fact]
    public void Finding_nothing_at_random_is_undecided()
    {
        CliRun run = CliRun.Of("diff", "linux-7.3", "linux-7.3", "--engine", "random", "--workload", "tiny");
        Assert.Equal(ExitCode.Undecided, run.ExitCode);
        Assert.Contains("not found: workload tiny", run.Output, StringComparison.Ordinal);
    }
}
