using System.Text.RegularExpressions;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>What holds of every document: links lead somewhere, what it names exists, it is short.</summary>
public sealed partial class DocumentRulesTests
{
    /// <summary>What docs/adding-a-design.md makes up; the test of that page builds it.</summary>
    private static readonly string[] s_madeUp = ["LUO999", "Luo999", "take-back", "TakeBack"];

    public static TheoryData<string> All => [.. Documents.All];

    /// <summary>The change log tells of names that were.</summary>
    public static TheoryData<string> Current => [.. Documents.All.Where(document => document != "CHANGELOG.md")];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_link_leads_to_a_file_and_a_heading(string document) => Assert.Empty(Broken(document, Documents.Text(document)));

    [Theory]
    [InlineData("[x](specification/linux-7.4.md)", "specification/linux-7.4.md")]
    [InlineData("[x](workloads.md#no-such-heading)", "workloads.md#no-such-heading")]
    [InlineData("[x](#no-such-heading)", "#no-such-heading")]
    public void A_broken_link_is_found(string text, string link) => Assert.Equal([link], Broken("docs/README.md", text));

    [Theory]
    [MemberData(nameof(Current))]
    public void Everything_that_it_names_exists(string document) =>
        Assert.DoesNotContain(DocumentNames.Unknown(Documents.Text(document)).Except(OfTheAgent(document)), name => document != "docs/adding-a-design.md" || !s_madeUp.Any(name.Contains));

    [Theory]
    [InlineData("It breaks LUO199.", "LUO199")]
    [InlineData("See O77 there.", "O77")]
    [InlineData("on `linux-7.4` it holds", "linux-7.4")]
    [InlineData("with `flb-count-loaded=at-bot`", "flb-count-loaded=at-bot")]
    [InlineData("with `flb-count-load=at-boot`", "flb-count-load=at-boot")]
    [InlineData("`./luo check --design linux-7.3,name-check=cutt`", "--design linux-7.3,name-check=cutt")]
    [InlineData("`./luo check --workload tinny`", "--workload tinny")]
    [InlineData("the workload `tinny` has", "tinny")]
    [InlineData("workloads `tiny` and `pairr`", "pairr")]
    [InlineData("the design `v5` has", "v5")]
    [InlineData("the switch `seralization`", "seralization")]
    [InlineData("docs/scenarios/update-two.luo", "update-two")]
    [InlineData("`retrieve-twice-then-nothing`", "retrieve-twice-then-nothing")]
    [InlineData("| workload | n |\n|---|---|\n| `tinny` | 1 |", "tinny")]
    [InlineData("`DocumentRuleTests`", "DocumentRuleTests")]
    [InlineData("`model/Kernel/Sessions/LuoFiles.cs`", "model/Kernel/Sessions/LuoFiles.cs")]
    public void A_misspelt_name_is_found(string text, string name) => Assert.Contains(name, DocumentNames.Unknown(text));

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_at_most_300_lines(string document) =>
        Assert.True(Documents.Text(document).Count(character => character == '\n') <= (document == "README.md" ? 200 : 300), document);

    /// <summary>The keys of the script of the machine, in a page that defines them; and what stands on the kernel's own command line.</summary>
    private static IEnumerable<string> OfTheAgent(string document) =>
        Documents.Text(document).Split('`').Where(span => document == "kernel/README.md" ? Key().IsMatch(span) : span is "liveupdate=on" or "arith.solver=1");

    private static IEnumerable<string> Broken(string document, string text) =>
        from match in Link().Matches(WithoutCode(text))
        let link = match.Groups[1].Value
        where !link.Contains("://", StringComparison.Ordinal) && !Leads(document, text, link.Split('#'))
        select link;

    private static bool Leads(string document, string text, string[] link)
    {
        var path = Path.Combine(Path.GetDirectoryName(Checkout.PathOf(document))!, link[0]);
        return link switch
        {
            [var file] => Path.Exists(path) && file.Length > 0,
            ["", var heading] => Headings(text).Contains(heading),
            [_, var heading] => File.Exists(path) && Headings(File.ReadAllText(path)).Contains(heading),
            _ => false,
        };
    }

    /// <summary>The anchors that a page shown by a forge has for its headings.</summary>
    private static HashSet<string> Headings(string text)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(WithoutCode(text)))
        {
            var anchor = string.Concat(heading.Groups[1].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
            for (var (i, one) = (0, anchor); !anchors.Add(one); one = $"{anchor}-{i}")
            {
                i++;
            }
        }

        return anchors;
    }

    private static string WithoutCode(string text) => Fenced().Replace(text, string.Empty);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^\w+=\S*$")]
    private static partial Regex Key();
}
