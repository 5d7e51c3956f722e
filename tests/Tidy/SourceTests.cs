using System.Text.RegularExpressions;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Tidy;

/// <summary>House rules that can be read off the files.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_long = new(StringComparer.Ordinal)
    {
        ["model/Kernel/Sessions/LuoSession.cs"] = "luo_session.c has the session's life in one file as well",
    };

    [Fact]
    public void The_tree_is_there() => // or every other test here would look at nothing
        Assert.Subset(SourceTree.Files.ToHashSet(), new HashSet<string> { "luo", "README.md", "model/UserError.cs", ".ci/run" });

    [Fact]
    public void Files_are_short()
    {
        string[] found = [.. SourceTree.Files.Where(SourceTree.IsCode).Where(file => LinesOf(file) >= LongestFile)];
        Assert.Equal(s_long.Keys.Order(StringComparer.Ordinal), found);
        Assert.DoesNotContain(s_long.Values, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void No_file_names_a_machine_a_person_or_something_unfinished()
    {
        string[] found =
        [
            .. from file in SourceTree.Files
               where file != "tests/Tidy/SourceTests.cs" // the patterns themselves
                   && Path.GetExtension(file) != ".png" // whose bytes are no words
               from line in File.ReadLines(Checkout.PathOf(file)).Select((text, index) => (text, number: index + 1))
               where MachinePath().IsMatch(line.text) || Unfinished().IsMatch(line.text) || Author().IsMatch(line.text)
               select $"{file}:{line.number}: {line.text.Trim()}",
        ];
        Assert.Empty(found);
    }

    [Fact]
    public void Lines_end_in_text_and_files_in_a_line_end()
    {
        string[] found =
        [
            .. from file in SourceTree.Files
               where Path.GetExtension(file) is not (".sln" or ".png")
               let text = File.ReadAllText(Checkout.PathOf(file))
               where text.Contains('\r', StringComparison.Ordinal) || TrailingBlank().IsMatch(text) || (text.Length > 0 && text[^1] != '\n')
               select file,
        ];
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("cd /work" + "/main", true)]
    [InlineData("see /home" + "/someone/x", true)]
    [InlineData("/usr/share/dotnet", false)]
    [InlineData("network/work/x", false)]
    public void The_pattern_for_paths_knows_them(string text, bool isMachinePath) =>
        Assert.Equal(isMachinePath, MachinePath().IsMatch(text));

    private static int LinesOf(string file) => File.ReadLines(Checkout.PathOf(file)).Count();

    [GeneratedRegex(@"(?<![\w.])/(work|home|root|Users)/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK|NotImplementedException)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(claude|anthropic|openai|chatgpt|copilot|gemini|llm)\b|as an ai\b|ai[- ]generated", RegexOptions.IgnoreCase)]
    private static partial Regex Author();

    [GeneratedRegex(@"[ \t]$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlank();
}
