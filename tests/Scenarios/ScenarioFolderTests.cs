using System.Text.RegularExpressions;
using LuoModel.Runs.Scenarios;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Scenarios;

/// <summary>The scenarios of the documentation.</summary>
public sealed partial class ScenarioFolderTests
{
    private const string Folder = "docs/scenarios";

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Checkout.PathOf(Folder), "*.luo").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void All_come_out_as_expected()
    {
        CliRun run = CliRun.Of("run", Checkout.PathOf(Folder));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("nothing on this design", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_says_what_is_done_and_what_comes_of_it(string name)
    {
        Assert.Matches(NameGrammar(), name);
        string[] lines = File.ReadAllLines(Checkout.PathOf($"{Folder}/{name}.luo"));
        Assert.Equal($"scenario {name}", lines[0]);
        Assert.StartsWith("claim ", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_in_the_one_form(string name)
    {
        string text = File.ReadAllText(Checkout.PathOf($"{Folder}/{name}.luo"));
        Assert.Equal(ScenarioFormatter.Format(name, text), text);
    }

    [GeneratedRegex("^(create|preserve|retrieve|finish|close|crash|freeze|reboot|update|flb|register|unregister|unplug|unlink|open|rebuild|event|fetch)(-[a-z0-9]+)+-then(-[a-z0-9]+)+$")]
    private static partial Regex NameGrammar();
}
