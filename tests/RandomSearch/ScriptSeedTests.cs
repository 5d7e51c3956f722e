using LuoModel.Model;
using LuoModel.Model.Commands;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;
using LuoModel.Properties.Random;
using LuoModel.Runs.Recordings;
using LuoModel.Tests.Recordings;

namespace LuoModel.Tests.RandomSearch;

/// <summary>Scripts of recordings as sequences to begin with.</summary>
public sealed class ScriptSeedTests
{
    [Theory]
    [InlineData("linux-7.3", "small", "g4c")]
    [InlineData("v4", "machines", "v4")]
    [InlineData("rfc-v3", "machines", "rfc-v3")]
    public void Scripts_become_sequences_of_the_workload(string design, string workload, string oracle)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All);
        var files = RecordingFiles.Find([RecordedFiles.Folder(oracle)]);
        var seeds = ScriptSeeds.Read(files, set.System);
        Assert.True(seeds.Count > files.Count / 2, $"{seeds.Count} of {files.Count} scripts say something on the workload");
        Assert.All(seeds.SelectMany(seed => seed), command => Assert.InRange(command.Command, 0, set.System.Catalog.Commands.Count - 1));
        Assert.Contains(seeds, seed => seed.Any(command => command.Points != 0));
        Op[] operations = [.. seeds.SelectMany(seed => seed).Select(command => set.System.Catalog.Commands[command.Command].Op).Distinct()];
        Assert.Contains(Op.Reboot, operations);
        Assert.True(operations.Length > 8, string.Join(", ", operations));
    }

    [Theory]
    [InlineData("linux-7.3", "small", "g4c")]
    [InlineData("linux-7.3", "modules", "g4c")]
    [InlineData("linux-7.3", "two-vmms", "g4c")]
    [InlineData("v4", "machines", "v4")]
    [InlineData("rfc-v3", "machines", "rfc-v3")]
    public void Changed_scripts_reach_what_pure_generation_does_not(string design, string workload, string oracle)
    {
        var set = InvariantSet.For(DesignText.Parse(design), WorkloadCatalog.Get(workload), InvariantCatalog.All);
        var seeds = ScriptSeeds.Read(RecordingFiles.Find([RecordedFiles.Folder(oracle)]), set.System);
        var pure = new RandomOptions { Commands = 40_000, MostPerInvariant = 0, Lanes = 1 };
        for (ulong seed = 1; seed <= 3; seed++)
        {
            CoverageMap without = Reached(set, pure with { Seed = seed });
            CoverageMap with = Reached(set, pure with { Seed = seed, Seeds = seeds });
            Assert.True(with.Beyond(without) > 0, $"seed {seed}: {with.Count} tuples with scripts, all of them among the {without.Count} without");
        }
    }

    [Fact]
    public void What_is_no_recording_is_refused()
    {
        var system = InvariantSet.For(DesignCatalog.Linux73, WorkloadCatalog.Get("tiny"), []).System;
        Assert.Throws<UserError>(() => ScriptSeeds.Read([typeof(ScriptSeedTests).Assembly.Location], system));
    }

    private static CoverageMap Reached(InvariantSet set, RandomOptions options) => RandomEngine.Check(set, options).Distribution.Tuples;
}
