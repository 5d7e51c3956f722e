using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>What the documents show is what the commands print.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string, int> Blocks()
    {
        var data = new TheoryData<string, int>();
        foreach (var document in (string[])["README.md", "docs/tour.md"])
        {
            for (var i = 0; i < ConsoleBlock.Of(document).Count; i++)
            {
                data.Add(document, i);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_command_prints_what_the_document_shows(string document, int index)
    {
        var block = ConsoleBlock.Of(document)[index];

        // Documents name files from the top of the checkout.
        var words = block.Words().Select(word => word.StartsWith("tests/", StringComparison.Ordinal) || word.StartsWith("docs/", StringComparison.Ordinal) ? Path.Combine(Checkout.Root, word) : word);
        var run = CliRun.Of([.. words, "--columns", "100"]);

        Assert.True(block.FirstMissing(run.Output + run.Error) is null, $"./luo {block.Command}\nshown, not printed: {block.FirstMissing(run.Output + run.Error)}\nprinted:\n{run.Output}{run.Error}");
    }

    [Fact]
    public void The_diagram_of_the_README_is_what_the_command_prints()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        var shown = text.Split("```mermaid\n")[1].Split("```")[0];
        var run = CliRun.Of("run", Path.Combine(Checkout.Root, "docs/scenarios/flb-never-fetched-then-never-finished.luo"), "--format", "mermaid");
        Assert.Equal(run.Output, shown);
    }

    [Fact]
    public void The_scenario_of_the_README_is_the_one_in_the_folder()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        var shown = "scenario " + text.Split("```\nscenario ")[1].Split("```")[0];
        var name = shown.Split('\n')[0]["scenario ".Length..];
        Assert.Equal(WithoutBlanks(File.ReadAllText(Path.Combine(Checkout.Root, $"docs/scenarios/{name}.luo"))), WithoutBlanks(shown));
    }

    private static string WithoutBlanks(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
