using System.Text.RegularExpressions;
using LuoModel.Properties.Invariants;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>What holds of every document: links lead somewhere, names exist, it is short, and the commands that can be pasted work.</summary>
public sealed partial class DocumentRulesTests
{
    /// <summary>The invariant that docs/adding-a-design.md makes up; the test of that page builds it.</summary>
    private const string MadeUp = "LUO999";

    public static TheoryData<string> Documents() =>
        [.. Directory.GetFiles(Checkout.Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Checkout.Root, path)).Order(StringComparer.Ordinal)];

    /// <summary>The commands that stand in blocks without a language, ready to be pasted, of the documents for which they are the text.</summary>
    public static TheoryData<string> Pasted() =>
        [.. ((string[])["docs/from-mail-to-model.md", "docs/doc-claims.md", "docs/one-call.md", "docs/findings/linux-7.3.md", "docs/findings/older.md", "docs/findings/proposals.md", "docs/specification/documentation-text.md", "docs/specification/README.md"]).SelectMany(document => Command().Matches(Read(document)).Select(match => match.Groups[1].Value)).Distinct()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Checkout.Root, document))!;
        Assert.All(Link().Matches(Read(document)).Select(match => match.Groups[1].Value), target =>
            Assert.True(target.Contains("://", StringComparison.Ordinal) || Path.Exists(Path.Combine(folder, target)), $"{document} links to {target}"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_invariant_and_scenario_it_names_exists(string document)
    {
        var invariants = InvariantCatalog.All.Select(invariant => invariant.Id).ToHashSet();
        Assert.All(Invariant().Matches(Read(document)).Where(id => id.Value != MadeUp), id => Assert.Contains(id.Value, invariants));
        Assert.All(Scenario().Matches(Read(document)), path => Assert.True(File.Exists(Path.Combine(Checkout.Root, path.Value)), $"{document} names {path.Value}"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_has_at_most_300_lines(string document) =>
        Assert.True(Read(document).Count(character => character == '\n') <= 300, document);

    [Theory]
    [Trait("Group", "all")]
    [MemberData(nameof(Pasted))]
    public void A_command_that_can_be_pasted_is_not_refused(string command)
    {
        var words = Word().Matches(command.Split(" > ")[0]).Select(match => match.Value.Trim('\'')).Select(word => word.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(Checkout.Root, word) : word);
        var run = CliRun.Of([.. words]);
        Assert.True(run.ExitCode is 0 or 1, $"./luo {command} ended with {run.ExitCode}\n{run.Output}{run.Error}");
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Checkout.Root, document));

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bLUO\d{3}\b")]
    private static partial Regex Invariant();

    [GeneratedRegex(@"\bdocs/scenarios/[a-z0-9-]+\.luo\b")]
    private static partial Regex Scenario();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:^ *|`)\./luo ([^`\n]+?)(?:`| *$)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
