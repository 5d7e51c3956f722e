using System.Text.RegularExpressions;
using LuoModel.Properties.Bugs;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>The page on the newest release has every problem that the catalog confirms on it, with the repair that was checked.</summary>
public sealed partial class FindingsTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Checkout.Root, "docs/findings/linux-7.3.md"));

    private const string Logs = "docs/findings/logs";

    private static readonly string s_logs = Documents.Text(Logs + "/README.md");

    public static TheoryData<string> Open => [.. BugCatalog.All.Where(bug => bug.Design == "linux-7.3" && bug.Id[0] is 'O' or 'N').Select(bug => bug.Id)];

    [Theory]
    [MemberData(nameof(Open))]
    public void It_has_the_row_and_the_repair(string id)
    {
        var bug = BugCatalog.All.Single(one => one.Id == id);
        Assert.Matches($@"\b{id}\b", s_page);
        var repair = bug.Fixed is { } repaired && repaired.StartsWith("linux-7.3,", StringComparison.Ordinal) ? repaired["linux-7.3,".Length..] : bug.Fixed;
        if (repair is not null)
        {
            Assert.Contains($"`{repair}`", s_page, StringComparison.Ordinal);
        }
    }

    /// <summary>docs/findings/logs: a row for each, and a log for each that the kernel confirmed.</summary>
    [Theory]
    [MemberData(nameof(Open))]
    public void It_was_put_to_the_kernel_or_says_why_not(string id)
    {
        var row = Assert.Single(s_logs.Split('\n'), line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split(" | ")[0].TrimStart('|', ' ').Split(", ").Contains(id));
        var cells = row.Split(" | ");
        Assert.Matches("^(?:confirmed|the lock is confirmed|not asked)\\b.*: ", cells[3]);
        Assert.Equal(cells[3].Contains("confirmed", StringComparison.Ordinal), cells[^1].Contains("](", StringComparison.Ordinal));
    }

    [Fact]
    public void The_recordings_are_those_of_the_kernel_and_each_is_in_a_row() => Assert.All(Directory.GetFiles(Checkout.PathOf(Logs), "*.jsonl"), file =>
    {
        Assert.Contains("\"note\":\"Linux 7.3.4 in a machine\"", File.ReadLines(file).First(), StringComparison.Ordinal);
        Assert.Contains($"]({Path.GetFileName(file)})", s_logs, StringComparison.Ordinal);
    });

    [Fact]
    public void It_names_no_row_that_is_not_there() =>
        Assert.Subset(BugCatalog.All.Select(bug => bug.Id).ToHashSet(), Row().Matches(s_page).Select(match => match.Value).ToHashSet());

    [GeneratedRegex(@"\b[NO]\d{2}b?\b")]
    private static partial Regex Row();
}
