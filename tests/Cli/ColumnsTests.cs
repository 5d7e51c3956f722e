using System.Text.Json;
using LuoModel.Cli;
using LuoModel.Cli.Output;
using LuoModel.Model;

namespace LuoModel.Tests.Cli;

/// <summary>Text fits the columns there are: the terminal's, 100 in a pipe, or those asked for; nothing that programs read is moved.</summary>
public sealed class ColumnsTests
{
    [Fact]
    public void In_a_pipe_lines_have_at_most_100_columns()
    {
        CliRun run = LuoProcess.Shell("luo check --quick; luo list designs; luo --help");
        string[] lines = run.Output.Split('\n');
        Assert.Contains(lines, line => line.Length > 90);
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void A_terminal_is_asked_for_its_columns_and_NO_COLOR_is_obeyed()
    {
        // script gives the program a terminal, and passes on what it writes there.
        const string Replay = "luo trace 'luo1:linux-7.3:tiny:0.1' >/dev/tty";
        CliRun plain = LuoProcess.Shell($"export -f luo; export SHELL=/bin/bash TERM=xterm; NO_COLOR=1 script -qec \"{Replay}\" /dev/null </dev/null");
        CliRun coloured = LuoProcess.Shell($"export -f luo; export SHELL=/bin/bash TERM=xterm; unset NO_COLOR; script -qec \"{Replay}\" /dev/null </dev/null");
        Assert.Contains("create_session", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', plain.Output);
        Assert.Contains('\e', coloured.Output);
    }

    [Fact]
    public void Neither_text_nor_progress_has_escapes_where_none_may_be()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        LuoApp.Run(["check", "--workload", "tiny", "--engine", "exhaustive"], new LuoConsole { Output = output, Error = error, OutputColumns = 80, ErrorColumns = 80, Escapes = false });
        Assert.DoesNotContain('\e', output.ToString() + error);
    }

    [Theory]
    [InlineData("list", "designs", "--json", "-")]
    [InlineData("graph", "--workload", "ring", "--max-states", "20")]
    [InlineData("trace", "luo1:linux-7.3:tiny:0.1", "--format", "mermaid")]
    [InlineData("trace", "luo1:linux-7.3:tiny:0.1", "--format", "svg")]
    [InlineData("matrix", "--workload", "ring", "--design", "7.3", "--format", "md")]
    [InlineData("completion", "bash")]
    [InlineData("man")]
    public void What_programs_read_is_not_folded(params string[] words)
    {
        string narrow = CliRun.Of([.. words, "--columns", "40"]).Output;
        Assert.Equal(CliRun.Of(words).Output, narrow);
        Assert.Contains(narrow.Split('\n'), line => line.Length > 40);
    }

    [Theory]
    [InlineData("one two three", 100, "one two three")]
    [InlineData("  one two three", 11, "  one two\n     three")]
    [InlineData("replay: ./luo trace 'luo1:linux-7.3:tiny:0.1'", 20, "replay:\n    ./luo trace 'luo1:linux-7.3:tiny:0.1'")]
    [InlineData("a/path/that/is/longer/than/a/line and more", 20, "a/path/that/is/longer/than/a/line\n    and more")]
    [InlineData("\e[1mone\e[0m two", 7, "\e[1mone\e[0m two")]
    [InlineData("", 10, "")]
    public void Lines_are_folded_at_blanks(string line, int columns, string folded) => Assert.Equal(folded, string.Join('\n', FoldedWriter.Fold(line, columns)));

    [Theory]
    [InlineData(0, "  a      what is said of it at some length")]
    [InlineData(40, "  a      what is said of it at some\n         length")]
    [InlineData(30, "  a\n    about: what is said of it\n        at some length")]
    public void A_table_is_one_line_a_row_or_several_or_paragraphs(int columns, string expected)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = new LuoConsole { Output = output, Error = TextWriter.Null, OutputColumns = columns };
        TextTable table = TextTable.Create("name", "about");
        table.Row("a", "what is said of it at some length");
        table.Write(console);
        string text = output.ToString();
        Assert.EndsWith(expected + "\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(columns == 0 || line.Length <= columns, line));
        Assert.Equal("what is said of it at some length".Split(' '), string.Join(' ', text.Split('\n')).Split(' ').Where("what is said of it at some length".Split(' ').Contains));
    }

    [Fact]
    public void Too_few_columns_are_refused() => Assert.Contains("from 40", CliRun.Of("list", "--columns", "10").BadInput(), StringComparison.Ordinal);

    [Fact]
    public void Numbers_have_their_word()
    {
        Assert.Equal("1 command", Counted.Of(1, "command"));
        Assert.Equal("0 commands", Counted.Of(0, "command"));
        Assert.Equal("1,200 dependencies", Counted.Of(1200, "dependency"));
        Assert.Equal("2 switches", Counted.Of(2, "switch", "switches"));
    }

    [Fact]
    public void Neighbours_become_ranges()
    {
        Assert.Equal("LUO001-LUO003, LUO007, LUO009, LUO010", IdRanges.Of(["LUO010", "LUO001", "LUO003", "LUO002", "LUO007", "LUO009"]));
        Assert.Equal(string.Empty, IdRanges.Of([]));
    }

    [Fact]
    public void A_quick_check_counts_what_holds_and_shows_what_does_not()
    {
        string text = CliRun.Of("check", "--quick").Output;
        Assert.Contains(" invariants hold on every workload: LUO001-", text, StringComparison.Ordinal);
        Assert.Matches("(?m)^  LUO027 +.*hugetlb", text);
        Assert.DoesNotMatch("(?m)^  LUO001 ", text);
        Assert.DoesNotContain(" . ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_in_json_does_not_know_the_columns()
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("check", "--workload", "tiny", "--engine", "exhaustive", "--columns", "40", "--json", "-").Output);
        Assert.True(json.RootElement.TryGetProperty("runs", out _));
    }
}
