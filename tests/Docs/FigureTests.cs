using System.Text.RegularExpressions;
using LuoModel.Tests.Support;

namespace LuoModel.Tests.Docs;

/// <summary>The figures for which the README asks to be believed are what their commands print; where less is run than the document says, the same words with other numbers.</summary>
public sealed partial class FigureTests
{
    private const string Head = "| what | figure, as the command prints it | command |";

    public static TheoryData<int> Figures => Numbers(mark => mark != CommandMark.Kernel);

    public static TheoryData<int> KernelFigures => Numbers(mark => mark == CommandMark.Kernel);

    [Fact]
    public void Every_row_has_a_figure_and_a_command()
    {
        var rows = Rows();
        Assert.True(rows.Count >= 7, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.True(row is [_, var figure, _] && figure.Any(char.IsAsciiDigit) && CommandOf(row).Text.Length > 0));
    }

    [Theory]
    [Trait("Group", "all")]
    [MemberData(nameof(Figures))]
    public void A_figure_is_what_its_command_prints(int row) => AssertPrinted(Rows()[row]);

    [Theory]
    [Trait("Group", "kernel")]
    [MemberData(nameof(KernelFigures))]
    public void A_figure_of_a_kernel_is_what_its_command_prints(int row) => AssertPrinted(Rows()[row]);

    private static void AssertPrinted(string[] row)
    {
        var command = CommandOf(row);
        var printed = Blanks().Replace(DocumentRuns.Of(command).Output, " ");
        var figure = row[1];
        if (command.Mark != CommandMark.None)
        {
            (printed, figure) = (Plural().Replace(Digits().Replace(printed, "#"), "$1"), Plural().Replace(Digits().Replace(figure, "#"), "$1"));
        }

        Assert.Contains(figure, printed, StringComparison.Ordinal);
    }

    private static TheoryData<int> Numbers(Func<CommandMark, bool> wanted) => [.. Rows().Select((row, i) => (row, i)).Where(one => wanted(CommandOf(one.row).Mark)).Select(one => one.i)];

    private static DocumentCommand CommandOf(string[] row) => DocumentCommand.Parse([row[^1]])[0];

    private static List<string[]> Rows() =>
        [.. File.ReadLines(Checkout.PathOf("README.md")).SkipWhile(line => line != Head).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | "))];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\d[\d,]*")]
    private static partial Regex Digits();

    /// <summary>One run is, two runs are.</summary>
    [GeneratedRegex(@"\b(run|sequence)(?:s are| is)\b")]
    private static partial Regex Plural();
}
