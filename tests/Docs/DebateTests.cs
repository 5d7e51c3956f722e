using System.Text.RegularExpressions;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>docs/debates has every claim of the five mails once, and each of its commands runs and says what the page expects of it.</summary>
public sealed partial class DebateTests
{
    private static readonly string[] s_words = ["shown", "holds", "fails", "depends", "partly", "no"];

    public static TheoryData<string, string, int> Pages => new()
    {
        { "dependencies.md", "S0", 30 },
        { "simpler-uapi.md", "S1", 48 },
        { "query-or-flb.md", "S2", 36 },
        { "outgoing-flb.md", "S3", 40 },
        { "kexecfs.md", "S4", 39 },
    };

    /// <summary>The commands of all pages, each once.</summary>
    public static TheoryData<string> Commands() =>
        [.. Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).SelectMany(page => Command().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value)).Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_claim_of_a_mail_has_its_row_in_order(string page, string mail, int claims)
    {
        var rows = Rows(page);
        Assert.Equal(Enumerable.Range(1, claims).Select(n => $"{mail}-{n:00}"), rows.Select(row => row[0]));
        Assert.All(rows, row =>
        {
            Assert.Equal(5, row.Length);
            Assert.Contains(s_words, word => row[3].StartsWith($"**{word}**", StringComparison.Ordinal));
            Assert.Matches(Command(), row[4]);
        });
    }

    [Fact]
    public void Every_contradiction_names_claims_that_exist()
    {
        var claims = Pages.SelectMany(page => Rows((string)page[0])).Select(row => row[0]).ToHashSet();
        var rows = Rows("contradictions.md");
        Assert.Equal(Enumerable.Range(1, 17).Select(n => $"{n}"), rows.Select(row => row[0]));
        Assert.All(rows.SelectMany(row => Claim().Matches(row[1])), claim => Assert.Contains(claim.Value, claims));
    }

    /// <summary>A scenario, a recording and an explanation end with 0; what compares, checks or looks for bugs may find something, and nothing is undecided or refused.</summary>
    [Theory]
    [Trait("Group", "all")]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_debates_runs(string command)
    {
        var words = command.Split(' ').Select(word => word.StartsWith("tests/", StringComparison.Ordinal) || word.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(Checkout.Root, word) : word).ToArray();
        var run = CliRun.Of(words);
        var mayDiffer = words[0] is "diff" or "check" or "matrix" or "bugs";
        Assert.True(run.ExitCode == 0 || (mayDiffer && run.ExitCode == 1), $"./luo {command} ended with {run.ExitCode}\n{run.Output}{run.Error}");
    }

    private static string Folder => Path.Combine(Checkout.Root, "docs", "debates");

    private static string[][] Rows(string page) =>
        [.. File.ReadLines(Path.Combine(Folder, page)).Where(line => Row().IsMatch(line)).Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim()).ToArray())];

    [GeneratedRegex(@"`\./luo ([^`]+)`")]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| (S\d-\d\d|\d+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"S\d-\d\d")]
    private static partial Regex Claim();
}
