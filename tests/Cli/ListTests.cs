using System.Text.Json;
using LuoModel.Model.Designs;
using LuoModel.Model.Workloads;
using LuoModel.Properties.Invariants;

namespace LuoModel.Tests.Cli;

public sealed class ListTests
{
    [Fact]
    public void Designs_are_listed_with_what_they_are()
    {
        CliRun run = CliRun.Of("list", "designs");
        Assert.Equal(0, run.ExitCode);
        Assert.All(DesignCatalog.All, design => Assert.Contains($" {design.Id} ", run.Output, StringComparison.Ordinal));
        Assert.All(DesignCatalog.All, design => Assert.Contains(design.About, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void No_line_ends_in_blanks() =>
        Assert.All(CliRun.Of("list", "switches").Output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void The_json_of_designs_has_every_switch()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("list", "designs", "--json", "-").Output);
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        foreach ((JsonElement found, Design design) in json.RootElement.GetProperty("designs").EnumerateArray().Zip(DesignCatalog.All))
        {
            Assert.Equal(design.Id, found.GetProperty("id").GetString());
            foreach (DesignSwitch known in SwitchCatalog.All)
            {
                Assert.Equal(known.Of(design).Name, found.GetProperty("switches").GetProperty(known.Name).GetString());
            }
        }
    }

    [Fact]
    public void The_json_of_switches_has_every_value_with_its_source()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("list", "switches", "--json", "-").Output);
        foreach ((JsonElement found, DesignSwitch known) in json.RootElement.GetProperty("switches").EnumerateArray().Zip(SwitchCatalog.All))
        {
            Assert.Equal(known.Name, found.GetProperty("id").GetString());
            Assert.Equal(
                known.Choices.Select(choice => $"{choice.Name}: {choice.Source}"),
                found.GetProperty("values").EnumerateArray().Select(value => $"{value.GetProperty("id")}: {value.GetProperty("source")}"));
        }
    }

    [Fact]
    public void Workloads_and_invariants_are_listed()
    {
        string workloads = CliRun.Of("list", "workloads").Output, invariants = CliRun.Of("list", "invariants").Output;
        Assert.All(WorkloadCatalog.Ids, id => Assert.Contains($"\n  {id} ", workloads, StringComparison.Ordinal));
        Assert.All(InvariantCatalog.All, invariant => Assert.Contains($"\n  {invariant.Id} ", invariants, StringComparison.Ordinal));
        Assert.All(InvariantCatalog.All, invariant => Assert.Contains(invariant.Sentence, invariants, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("designs")]
    [InlineData("switches")]
    [InlineData("workloads")]
    [InlineData("invariants")]
    [InlineData("defects")]
    public void Every_list_has_the_same_elements_as_text_and_as_json(string kind)
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("list", kind, "--json", "-").Output);
        string text = CliRun.Of("list", kind).Output;
        JsonElement[] elements = [.. json.RootElement.GetProperty(kind).EnumerateArray()];
        Assert.NotEmpty(elements);
        Assert.All(elements, element => Assert.Contains($"\n  {element.GetProperty("id").GetString()} ", text, StringComparison.Ordinal));
    }
}
