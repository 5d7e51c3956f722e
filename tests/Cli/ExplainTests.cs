using System.Text.Json.Nodes;
using LuoModel.Cli.Output;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Bugs;
using LuoModel.Properties.Invariants;

namespace LuoModel.Tests.Cli;

/// <summary>What <c>luo explain</c> knows.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("LUO001")]
    [InlineData("LUO027")]
    [InlineData("LUO050")]
    [InlineData("LUO068")]
    public void An_invariant_comes_with_designs_that_break_it_and_lines_that_replay_it(string id)
    {
        JsonNode json = JsonNode.Parse(CliRun.Of("explain", id, "--json", "-").Output)!;
        Invariant invariant = InvariantCatalog.Get(id);
        Assert.Equal(invariant.Sentence, json["sentence"]!.GetValue<string>());
        Assert.Equal(invariant.Why, json["why"]!.GetValue<string>());
        Assert.Equal(invariant.Anchor, json["anchor"]!.GetValue<string>());
        JsonNode[] designs = [.. json["designs"]!.AsArray().Select(node => node!)];
        foreach (string broken in invariant.BrokenBy)
        {
            JsonNode row = designs.First(node => node["design"]!.GetValue<string>() == broken);
            Assert.Equal("violated", row["verdict"]!.GetValue<string>());
            string replay = row["replay"]!.GetValue<string>().Split('\'')[1];
            CliRun run = CliRun.Of("trace", replay);
            Assert.Equal(ExitCode.Found, run.ExitCode);
            Assert.Contains($"{id} violated", run.Output, StringComparison.Ordinal);
            Assert.Contains($"\n{row["commands"]!.GetValue<string>(),4}  ", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_design_comes_with_every_difference_from_the_newest_release_and_its_source()
    {
        string output = CliRun.Of("explain", "linux-7.0,flb-count-saved=files").Output;
        foreach (DesignSwitch known in SwitchCatalog.Differences(DesignCatalog.Linux73, DesignText.Parse("linux-7.0,flb-count-saved=files")))
        {
            DesignChoice here = known.Of(DesignText.Parse("linux-7.0,flb-count-saved=files"));
            Assert.Matches($@"(?m)^  {known.Name} +{here.Name} +{known.Of(DesignCatalog.Linux73).Name} ", output);
            Assert.Contains(here.Source, output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("flb-counting", "How are FLB users counted?")]
    [InlineData("flb-counting=plain", "cab056f2aae7")]
    [InlineData("pair", "a dependency can go unclaimed")]
    [InlineData("preserve_fd", "-EEXIST   the token is used")]
    [InlineData("EBUSY", "open_dev      somebody has it open")]
    [InlineData("O05", "docs/scenarios/create-name-taken-at-full-block-then-next-kernel-panics.luo")]
    public void Other_things_are_explained_too(string id, string said)
    {
        CliRun run = CliRun.Of("explain", id);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_can_be_named_can_be_explained() =>
        Assert.All(
            [.. DesignCatalog.All.Select(design => design.Id), .. SwitchCatalog.All.Select(known => known.Name), .. WorkloadCatalog.Ids, .. BugCatalog.All.Select(bug => bug.Id)],
            id => Assert.Equal((ExitCode.Done, string.Empty), (CliRun.Of("explain", id).ExitCode, CliRun.Of("explain", id).Error)));

    [Fact]
    public void An_unknown_name_gets_a_suggestion()
    {
        Assert.Contains("did you mean 'mainline'?", CliRun.Of("explain", "mainlin").BadInput(), StringComparison.Ordinal);
        Assert.Contains("expected LUO0nn", CliRun.Of("explain", "completely-else").BadInput(), StringComparison.Ordinal);
    }
}
