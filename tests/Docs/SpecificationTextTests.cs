using System.Text.RegularExpressions;
using LuoModel.Tests.Support;
using LuoModel.Tests.Tidy;

namespace LuoModel.Tests.Docs;

/// <summary>The pages of the specification name their sources and have no torn text.</summary>
public sealed partial class SpecificationTextTests
{
    private static readonly string s_text = string.Join("\n\n", Directory.GetFiles(Path.Combine(Checkout.Root, "docs/specification"), "*.md").Select(File.ReadAllText));

    [Fact]
    public void Every_source_is_named() => Assert.DoesNotContain("archived mail", s_text, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Every_square_bracket_is_closed_in_its_paragraph() => Assert.All(
        s_text.Split("\n\n"), paragraph => Assert.Equal(paragraph.Count(sign => sign == '['), paragraph.Count(sign => sign == ']')));

    [Fact]
    public void Every_section_that_the_model_cites_is_there()
    {
        var sections = Heading().Matches(s_text).Select(match => match.Groups[1].Value).ToHashSet();
        string[] missing =
        [
            .. from file in SourceTree.Files
               where Path.GetExtension(file) == ".cs" && file.StartsWith("model/", StringComparison.Ordinal)
               from Match cited in Cited().Matches(File.ReadAllText(Path.Combine(Checkout.Root, file)))
               from section in cited.Groups[1].Value.Split(", ")
               where !sections.Contains(section)
               select $"{file}: {section}",
        ];
        Assert.Empty(missing);
        Assert.True(sections.Count > 30, $"{sections.Count} sections");
    }

    [GeneratedRegex(@"^#+ (\d(?:\.\d+)?) ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"specification (\d(?:\.\d+)?(?:, \d(?:\.\d+)?)*)")]
    private static partial Regex Cited();
}
