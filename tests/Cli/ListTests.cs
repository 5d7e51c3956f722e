using System.Text.Json;
using LuoModel.Model.Designs;

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
}
