using System.Text.RegularExpressions;
using LuoModel.Model.Designs;

namespace LuoModel.Tests.Docs;

/// <summary>docs/adding-a-design.md goes along real code: what it quotes is there, in this order, and what it names exists.</summary>
public sealed partial class AddingADesignTests
{
    private const string Document = "docs/adding-a-design.md";

    [Fact]
    public void Every_place_it_names_exists() => Assert.All(
        Paths().Matches(Text).Select(match => match.Groups[1].Value), path =>
        Assert.True(File.Exists(Path.Combine(Checkout.Root, path)) || Directory.Exists(Path.Combine(Checkout.Root, path)), path));

    [Fact]
    public void Every_excerpt_is_in_its_file()
    {
        MatchCollection excerpts = Excerpts().Matches(Text);
        Assert.True(excerpts.Count >= 9, $"{excerpts.Count} excerpts");
        foreach (Match excerpt in excerpts)
        {
            string path = excerpt.Groups["path"].Value;
            string[] lines = [.. File.ReadLines(Path.Combine(Checkout.Root, path)).Select(line => line.Trim())];
            int at = 0;
            foreach (string quoted in excerpt.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()))
            {
                int found = Array.IndexOf(lines, quoted, at);
                Assert.True(found >= 0, $"{path} lacks, from line {at + 1} on: {quoted}");
                at = found + 1;
            }
        }
    }

    /// <summary>The steps are all that is needed: the switch that it follows is known everywhere.</summary>
    [Fact]
    public void The_switch_it_follows_is_known_to_the_catalogs()
    {
        DesignSwitch? known = SwitchCatalog.Find("hot-unplug");
        Assert.NotNull(known);
        Assert.All(known.Choices, choice => Assert.Contains($"[Choice(\"{choice.Name}\"", Text, StringComparison.Ordinal));
        Assert.Contains(DesignCatalog.All, design => design.Id == "invalidated-files" && known.Of(design).Name == "invalidate");
    }

    private static string Text => File.ReadAllText(Path.Combine(Checkout.Root, Document));

    [GeneratedRegex(@"`((?:model|properties|tests|docs|cli|solver)/[A-Za-z0-9_./-]*)`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^`(?<path>[^`\n]+)`\n\n```[a-z]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Excerpts();
}
