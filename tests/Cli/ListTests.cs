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
    public void The_release_map_says_what_each_release_moved()
    {
        CliRun run = CliRun.Of("list", "releases");
        Assert.Matches("(?m)^  6.19.6 +linux-6.19.y +read code +the first$", run.Output);
        Assert.Matches("(?m)^  7.1.13 +linux-7.1 +read code +retrieve-status: forget -> remember$", run.Output);
        Assert.Matches("(?m)^  7.3.4 +linux-7.3 +recorded code, read code +in nothing$", run.Output);
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("list", "releases", "--json", "-").Output);
        JsonElement[] releases = [.. json.RootElement.GetProperty("releases").EnumerateArray()];
        Assert.Equal("blocks", releases[2].GetProperty("differs").GetProperty("serialization").GetString());
        Assert.Empty(releases[3].GetProperty("differs").EnumerateObject());
    }

    [Theory]
    [InlineData("check", "--design", "mainline", "--workload", "tiny", "--invariant", "LUO045", "--faults", "1")]
    [InlineData("check", "--design", "mainline", "--workload", "tiny", "--invariant", "LUO045", "--faults", "1", "--json", "-")]
    [InlineData("trace", "luo1:mainline:tiny:0.0")]
    [InlineData("trace", "luo1:mainline:tiny:0.0", "--format", "json")]
    [InlineData("matrix", "--design", "mainline", "--workload", "tiny", "--invariant", "LUO045")]
    public void The_alias_is_accepted_and_never_written(params string[] words)
    {
        CliRun run = CliRun.Of(words);
        Assert.DoesNotContain("mainline", run.Output, StringComparison.Ordinal);
        Assert.Contains("linux-7.3", run.Output, StringComparison.Ordinal);
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
            Assert.Equal(design.Release, found.GetProperty("release").GetString());
            Assert.Equal(design == Repairs.Repaired, found.GetProperty("knownFrom").GetString() == "-");
            Assert.Equal(design.Id == "linux-7.3" ? "mainline" : null, found.GetProperty("alias").GetString());
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
    [InlineData("LUO027", "invariants", "luo27")]
    [InlineData("LUO027", "invariants", "FLB", "HANDED OVER", "finished")]
    [InlineData("B05", "bugs", "b05")]
    [InlineData("linux-6.19.y", "designs", "6.19")]
    [InlineData("-EBUSY", "errnos", "ebusy")]
    [InlineData("preserve_fd", "commands", "preserve_fd")]
    [InlineData("hugetlb", "hugetlb")]
    public void Words_choose(string found, params string[] words)
    {
        CliRun all = CliRun.Of(["list", .. words.Take(words.Length == 1 ? 0 : 1)]), some = CliRun.Of(["list", .. words]);
        Assert.Equal(0, some.ExitCode);
        Assert.Contains($"  {found} ", some.Output, StringComparison.Ordinal);
        Assert.True(words.Length == 1 || some.Output.Length < all.Output.Length);
    }

    [Fact]
    public void Without_words_the_kinds_are_listed() =>
        Assert.All(["designs", "bugs", "scenarios", "errnos", "proofs", "findings"], kind => Assert.Contains($"\n  {kind} ", CliRun.Of("list").Output, StringComparison.Ordinal));

    [Theory]
    [InlineData("designs")]
    [InlineData("releases")]
    [InlineData("switches")]
    [InlineData("workloads")]
    [InlineData("invariants")]
    [InlineData("defects")]
    [InlineData("scenarios")]
    [InlineData("commands")]
    [InlineData("errnos")]
    [InlineData("proofs")]
    [InlineData("findings")]
    public void Every_list_has_the_same_elements_as_text_and_as_json(string kind)
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("list", kind, "--json", "-").Output);
        string text = CliRun.Of("list", kind).Output;
        JsonElement[] elements = [.. json.RootElement.GetProperty(kind).EnumerateArray()];
        Assert.NotEmpty(elements);
        Assert.All(elements, element => Assert.Contains($"\n  {element.GetProperty("id").GetString()} ", text, StringComparison.Ordinal));
    }
}
