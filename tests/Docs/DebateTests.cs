using System.Text.RegularExpressions;
using LuoModel.Model.Designs;
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

    /// <summary>The table of docs/debates/README.md, and the figure of the README.</summary>
    [Fact]
    public void The_counts_of_the_answers_are_those_of_the_pages()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "README.md"));
        var all = new int[s_words.Length];
        foreach (var page in Pages.Select(page => (string)page[0]))
        {
            int[] counts = [.. s_words.Select(word => Rows(page).Count(row => row[3].StartsWith($"**{word}**", StringComparison.Ordinal)))];
            all = [.. all.Zip(counts, (a, b) => a + b)];
            Assert.Contains($"| [{page}]({page}) | {counts.Sum()} | {string.Join(" | ", counts)} |", lines);
        }

        Assert.Contains($"| all | {all.Sum()} | {string.Join(" | ", all)} |", lines);
        Assert.Contains($"of {all.Sum()} claims {string.Join(", ", all.Zip(s_words, (n, word) => $"{n} {word}"))}", Documents.Text("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_names_two_designs_or_says_why_not() => Assert.All(Rows("contradictions.md"), row =>
    {
        var designs = row[3].Split('`').Where((_, i) => i % 2 == 1).Take(2).ToList();
        Assert.Equal(row[0] is "13" or "15", row[3].StartsWith("two workloads, ", StringComparison.Ordinal) || row[3].StartsWith("one design: ", StringComparison.Ordinal));
        Assert.True(row[0] is "13" or "15" || (designs.Count == 2 && DesignText.Parse(designs[0]) != DesignText.Parse(designs[1])), row[0]);
    });

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
