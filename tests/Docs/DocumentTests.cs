using LuoModel.Cli;
using LuoModel.Tests.Cli;
using LuoModel.Tests.Support;
using LuoModel.Tests.Tidy;

namespace LuoModel.Tests.Docs;

/// <summary>Every command that a document shows works when it is pasted, and prints what is shown.</summary>
public sealed class DocumentTests
{
    /// <summary>The documents that most readers see, whose blocks are compared in the short tests too.</summary>
    private static readonly string[] s_first = ["README.md", "docs/tour.md"];

    /// <summary>Blocks with what is printed, by document and number.</summary>
    public static TheoryData<string, int> FirstBlocks => Blocks(s_first);

    public static TheoryData<string, int> OtherBlocks => Blocks(Documents.All.Except(s_first));

    /// <summary>Commands without their output, each distinct one once: of documents that give their own the past, the change log, and those that a test applies elsewhere are left out.</summary>
    public static TheoryData<string, string> Commands => Distinct(mark => mark != CommandMark.Kernel);

    public static TheoryData<string, string> KernelCommands => Distinct(mark => mark == CommandMark.Kernel);

    [Theory]
    [MemberData(nameof(FirstBlocks))]
    public void A_command_prints_what_the_document_shows(string document, int index) => AssertPrints(document, index);

    [Theory]
    [Trait("Group", "all")]
    [MemberData(nameof(OtherBlocks))]
    public void A_command_prints_what_a_further_document_shows(string document, int index) => AssertPrints(document, index);

    [Theory]
    [Trait("Group", "all")]
    [MemberData(nameof(Commands))]
    public void A_command_runs(string text, string mark) => AssertRuns(text, mark);

    [Theory]
    [Trait("Group", "kernel")]
    [MemberData(nameof(KernelCommands))]
    public void A_command_runs_with_a_kernel(string text, string mark) => AssertRuns(text, mark);

    /// <summary>Also those of the other groups: what is misspelt shows at once.</summary>
    [Fact]
    public void Every_command_is_understood()
    {
        var root = LuoApp.Build(new() { Output = TextWriter.Null, Error = TextWriter.Null });
        var commands = Documents.All.SelectMany(document => DocumentCommand.Of(document).Select(command => (document, command))).ToList();
        Assert.True(commands.Count > 450, $"{commands.Count} commands");
        Assert.Empty(commands.Where(one => !OnlyNames(one.command) && root.Parse(DocumentRuns.Filled(one.command)).Errors.Count > 0).Select(one => $"{one.document}: ./luo {one.command.Text}"));
    }

    [Fact]
    public void Output_that_differs_is_noticed()
    {
        string[] page = ["```console", "$ ./luo list designs", "...", "3 designs in 0.2 s", "```"];
        var block = Assert.Single(DocumentCommand.Parse(page));
        Assert.Null(block.FirstMissing("some\n3 designs in 17 s\n"));
        Assert.Equal("3 designs in 0.2 s", block.FirstMissing("some\n4 designs in 0.2 s\n"));
    }

    [Fact]
    public void The_diagram_of_the_README_is_what_the_command_prints()
    {
        var command = Assert.Single(DocumentCommand.Of("README.md"), one => one.Text.EndsWith("--format mermaid", StringComparison.Ordinal));
        Assert.Equal(DocumentRuns.Of(command).Output, Documents.Text("README.md").Split("```mermaid\n")[1].Split("```")[0]);
    }

    [Fact]
    public void The_scenario_of_the_README_is_the_one_in_the_folder()
    {
        var shown = "scenario " + Documents.Text("README.md").Split("```\nscenario ")[1].Split("```")[0];
        var name = shown.Split('\n')[0]["scenario ".Length..];
        Assert.Equal(WithoutBlanks(File.ReadAllText(Checkout.PathOf($"docs/scenarios/{name}.luo"))), WithoutBlanks(shown));
    }

    private static TheoryData<string, int> Blocks(IEnumerable<string> documents)
    {
        var data = new TheoryData<string, int>();
        foreach (var document in documents)
        {
            foreach (var i in Enumerable.Range(0, Shown(document).Count))
            {
                data.Add(document, i);
            }
        }

        return data;
    }

    private static TheoryData<string, string> Distinct(Func<CommandMark, bool> wanted)
    {
        var data = new TheoryData<string, string>();
        foreach (var command in Documents.All.Where(document => document != "CHANGELOG.md").SelectMany(DocumentCommand.Of)
            .Where(command => command.Output is null && wanted(command.Mark)).DistinctBy(command => (command.Text, command.Mark)))
        {
            data.Add(command.Text, command.Mark.ToString());
        }

        return data;
    }

    private static List<DocumentCommand> Shown(string document) => [.. DocumentCommand.Of(document).Where(command => command.Output is not null)];

    private static void AssertPrints(string document, int index)
    {
        var block = Shown(document)[index];
        var run = DocumentRuns.Of(block);
        var missing = block.FirstMissing(run.Output + run.Error);
        Assert.True(missing is null, $"{document}: ./luo {block.Text}\nshown, not printed: {missing}\nprinted:\n{run.Output}{run.Error}");
    }

    private static void AssertRuns(string text, string mark)
    {
        var command = new DocumentCommand(text, Enum.Parse<CommandMark>(mark), null);
        if (OnlyNames(command))
        {
            Assert.Equal(0, CliRun.Of([.. command.Words(), "--help"]).ExitCode);
        }
        else if (command.Words() is ["test", ..])
        {
            AssertSelectsTests(command);
        }
        else
        {
            var run = DocumentRuns.Of(command);
            int[] expected = command.Words().Contains("kernel") && command.Mark == CommandMark.Kernel && command.Words()[0] == "check" ? [0, 1, 3] // some sequences need a kernel with fault injection
                : MayFind(command.Words()) ? [0, 1] : [0];
            Assert.True(expected.Contains(run.ExitCode), $"./luo {text} ended with {run.ExitCode}\n{run.Output}{run.Error}");
        }
    }

    /// <summary>Whether a span names a command rather than showing how it is called.</summary>
    private static bool OnlyNames(DocumentCommand command) => command.Words() switch
    {
        [] or ["kernel"] or ["kernel", "review" or "campaign"] or ["merge"] or ["run"] or ["trace"] or ["order"] or ["prove", "--json"] => true,
        _ => false,
    };

    /// <summary>What compares or searches may find something; a scenario, a recording, an explanation and a proof end as expected.</summary>
    private static bool MayFind(string[] words) => words is ["diff" or "check" or "matrix" or "bugs" or "review" or "bisect" or "trace", ..] or ["kernel", "review", ..];

    /// <summary>The tests are run by the script, not by themselves; a filter has to mean some of them.</summary>
    private static void AssertSelectsTests(DocumentCommand command)
    {
        var words = command.Words();
        Assert.All(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)), word => Assert.Contains(word, new[] { "--all", "--kernel", "--mutants", "--filter" }));
        if (Array.IndexOf(words, "--filter") is var at and >= 0)
        {
            Assert.Contains(SourceTree.Files, file => file.StartsWith("tests/", StringComparison.Ordinal) && file.Contains(words[at + 1], StringComparison.Ordinal));
        }
    }

    private static string WithoutBlanks(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
