using LuoModel.Tests.Cli;

namespace LuoModel.Tests.Docs;

/// <summary>What the documents show is what the commands print.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string, int> Blocks()
    {
        var data = new TheoryData<string, int>();
        foreach (var document in (string[])["README.md", "docs/adding-a-design.md"])
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
        var words = block.Words().Select(word => word.StartsWith("tests/", StringComparison.Ordinal) ? Path.Combine(Checkout.Root, word) : word);
        var run = CliRun.Of([.. words]);

        Assert.True(block.FirstMissing(run.Output + run.Error) is null, $"./luo {block.Command}\nshown, not printed: {block.FirstMissing(run.Output + run.Error)}\nprinted:\n{run.Output}{run.Error}");
    }
}
