using System.Text.RegularExpressions;
using LuoModel.Cli;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>The note on what users found names commands that are understood and tests that exist; and the points that no other test holds.</summary>
public sealed partial class WalkthroughTests
{
    private static string Note => File.ReadAllText(Path.Combine(Checkout.Root, "docs/walkthrough.md"));

    [Fact]
    public void Every_command_is_understood()
    {
        string[] commands = [.. Command().Matches(Note).Select(match => match.Groups[1].Value.Trim())];
        Assert.True(commands.Length > 35);
        foreach (string command in commands)
        {
            string[] words = [.. command.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
            Assert.Empty(LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Parse(words).Errors);
        }
    }

    [Fact]
    public void Every_test_exists()
    {
        HashSet<string> there = [.. typeof(WalkthroughTests).Assembly.GetTypes().Select(type => type.Name)];
        string[] named = [.. Test().Matches(Note).Select(match => match.Groups[1].Value)];
        Assert.True(named.Length > 40);
        Assert.All(named, name => Assert.Contains(name, there));
    }

    [Fact]
    public void Every_row_has_a_command_and_a_test() =>
        Assert.All(
            Note.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| point", StringComparison.Ordinal)),
            row => Assert.Matches(@"\| `\./luo.*`(?: \(long\))? \| `\w+Tests`", row));

    [Fact]
    public void The_language_shows_how_a_failure_is_injected()
    {
        const string Line = "  reboot with inject freeze token 2 returns -EIO = -EIO\n";
        Assert.Contains(Line, File.ReadAllText(Path.Combine(Checkout.Root, "docs/scenario-language.md")), StringComparison.Ordinal);
        Assert.Contains(Line, File.ReadAllText(Path.Combine(Checkout.Root, "docs/scenarios/freeze-fails-for-second-file-then-first-unfrozen.luo")), StringComparison.Ordinal);
    }

    [Fact]
    public void Order_names_its_design_and_explain_the_one_it_speaks_of()
    {
        Assert.Contains("\n  design implicit-retrieve: dependency-lookup=preserve, ", CliRun.Of("order", "pair").Output, StringComparison.Ordinal);
        Assert.Contains("\n  design linux-7.3: dependency-lookup=none, ", CliRun.Of("order", "pair", "--design", "7.3").Output, StringComparison.Ordinal);
        Assert.Contains("answers are those of: design linux-7.3", CliRun.Of("explain", "EBUSY").Output, StringComparison.Ordinal);
        Assert.Contains("answers are those of: design linux-7.3", CliRun.Of("explain", "preserve_fd").Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"`\./luo([^`]*)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex Test();
}
